// Days in the weeks of a calendar.
import "./base.js";
import "echarts/lib/component/calendar";
