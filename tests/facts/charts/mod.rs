//! Facts picked by hand that a chart of the observatory must show: the place is the chart with its choices.

mod across;
mod benchmark;
mod exchanges;
mod pandemic;
mod smart_land;
