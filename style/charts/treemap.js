// Tiles whose areas say values.
import "./base.js";
import "echarts/lib/chart/treemap";
