//! Where places lie on a map without borders, and which of their names have room: what every map is drawn from.

/// What is left free on each side, as a part of the whole.
const MARGIN: f64 = 0.12;
/// The least that a map shows, in degrees: about 55 km, so that a single place has something around it.
const LEAST_DEGREES: f64 = 0.5;
/// The radius of the circle of a single result, in pixels, unless the largest circle would be too large.
const RADIUS_OF_ONE: f64 = 7.0;
/// The radius of no circle is more or less.
const LARGEST_RADIUS: f64 = 20.0;
const SMALLEST_RADIUS: f64 = 4.0;
/// The most names on a map.
const NAMES_LIMIT: usize = 12;
/// The size of a letter of a name, in pixels, a little more than it mostly is.
const LETTER_WIDTH: f64 = 8.0;
const LETTER_HEIGHT: f64 = 20.0;

/// The size of a map in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

/// A place to show on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The address that its circle leads to.
    pub href: String,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// How much its circle stands for.
    pub count: u64,
}

/// The part of the world that a map shows, in degrees. Degrees of longitude are drawn as short as they are in the
/// middle of the map, so that distances look alike in all directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    west: f64,
    north: f64,
    width: f64,
    height: f64,
}

impl Frame {
    /// The smallest frame with a margin around some places for a map of this size; `None` without places.
    pub fn around(places: &[Place], size: Size) -> Option<Self> {
        let (south, north) = bounds(places.iter().map(|place| place.latitude))?;
        let (west, east) = bounds(places.iter().map(|place| place.longitude))?;
        let (latitude, longitude) = (f64::midpoint(south, north), f64::midpoint(west, east));
        let degree_of_longitude = latitude.to_radians().cos();
        let with_margin = |degrees: f64| degrees.max(LEAST_DEGREES) * (1.0 + 2.0 * MARGIN);
        let height_for_width = with_margin(east - west) * degree_of_longitude * size.height / size.width;
        let height = with_margin(north - south).max(height_for_width);
        let width = height * size.width / size.height / degree_of_longitude;
        Some(Self { west: longitude - width / 2.0, north: latitude + height / 2.0, width, height })
    }

    /// Where a longitude lies, in hundredths of the width from the left.
    fn x(&self, longitude: f64) -> f64 {
        (longitude - self.west) / self.width * 100.0
    }

    /// Where a latitude lies, in hundredths of the height from above.
    fn y(&self, latitude: f64) -> f64 {
        (self.north - latitude) / self.height * 100.0
    }

    /// The grid's lines from north to south, in hundredths of the width from the left.
    pub fn meridians(self) -> impl Iterator<Item = f64> {
        multiples(self.west, self.west + self.width, self.step()).map(move |longitude| self.x(longitude))
    }

    /// The grid's lines from west to east, in hundredths of the height from above.
    pub fn parallels(self) -> impl Iterator<Item = f64> {
        multiples(self.north - self.height, self.north, self.step()).map(move |latitude| self.y(latitude))
    }

    /// The distance of the grid's lines, in degrees: a few lines, whatever is shown.
    fn step(&self) -> f64 {
        match self.height {
            height if height > 4.0 => 2.0,
            height if height > 1.5 => 1.0,
            _ => 0.5,
        }
    }
}

/// The least and the most of some numbers.
fn bounds(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.fold(None, |bounds, number| {
        let (least, most) = bounds.unwrap_or((number, number));
        Some((number.min(least), number.max(most)))
    })
}

/// The multiples of a step between two numbers.
fn multiples(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some((from / step).ceil() * step), move |line| Some(line + step))
        .take_while(move |line| *line <= to)
}

/// A place as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The place.
    pub place: Place,
    /// Hundredths of the width.
    pub x: f64,
    /// Hundredths of the height.
    pub y: f64,
    /// Pixels.
    pub radius: f64,
}

/// The places as circles whose areas say their counts, the largest first.
pub fn spots(mut places: Vec<Place>, frame: Frame) -> Vec<Spot> {
    places.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.name.cmp(&other.name)));
    let most = places.first().map_or(1.0, |place| root(place.count));
    let scale = RADIUS_OF_ONE.min(LARGEST_RADIUS / most);
    let spot = |place: Place| Spot {
        x: frame.x(place.longitude),
        y: frame.y(place.latitude),
        radius: (scale * root(place.count)).max(SMALLEST_RADIUS),
        place,
    };
    places.into_iter().map(spot).collect()
}

fn root(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)).sqrt().max(1.0)
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

impl Spot {
    /// Whether the name stands before the circle, because there is no room behind it.
    pub fn is_named_before(&self) -> bool {
        self.x > 65.0
    }

    /// What the circle covers on a map of this size.
    fn circle(&self, size: Size) -> Area {
        let (x, y) = (self.x / 100.0 * size.width, self.y / 100.0 * size.height);
        Area { left: x - self.radius, right: x + self.radius, top: y - self.radius, bottom: y + self.radius }
    }

    /// What the name covers on a map of this size.
    fn name(&self, size: Size) -> Area {
        let circle = self.circle(size);
        let letters = f64::from(u32::try_from(self.place.name.chars().count()).unwrap_or(u32::MAX));
        let length = letters * LETTER_WIDTH;
        let (left, right) = if self.is_named_before() {
            (circle.left - length, circle.left)
        } else {
            (circle.right, circle.right + length)
        };
        let middle = f64::midpoint(circle.top, circle.bottom);
        Area { left, right, top: middle - LETTER_HEIGHT / 2.0, bottom: middle + LETTER_HEIGHT / 2.0 }
    }
}

/// The places, by their position among the spots, whose names have room on a map of this size.
pub fn named(spots: &[Spot], size: Size) -> Vec<usize> {
    let mut named: Vec<(usize, Area)> = Vec::new();
    for (position, spot) in spots.iter().enumerate() {
        let name = spot.name(size);
        let is_inside = name.left >= 0.0 && name.right <= size.width;
        let is_free = named.iter().all(|(_, other)| !other.meets(&name))
            && spots.iter().all(|other| other == spot || !other.circle(size).meets(&name));
        if is_inside && is_free && named.len() < NAMES_LIMIT {
            named.push((position, name));
        }
    }
    named.into_iter().map(|(position, _)| position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: Size = Size { width: 720.0, height: 420.0 };

    fn place(name: &str, latitude: f64, longitude: f64, count: u64) -> Place {
        Place { name: name.to_owned(), href: String::new(), latitude, longitude, count }
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.001
    }

    #[test]
    fn a_single_place_lies_in_the_middle() {
        let frame = Frame::around(&[place("Cesena", 44.14, 12.24, 1)], WIDE).expect("a frame");
        assert!(near(frame.x(12.24), 50.0) && near(frame.y(44.14), 50.0));
    }

    #[test]
    fn no_place_gives_no_map() {
        assert_eq!(Frame::around(&[], WIDE), None);
    }

    #[test]
    fn all_places_lie_inside_the_margin() {
        let places =
            [place("Novara", 45.45, 8.62, 1), place("Pescara", 42.46, 14.21, 1), place("Perugia", 43.11, 12.39, 1)];
        let frame = Frame::around(&places, WIDE).expect("a frame");
        for place in &places {
            let (x, y) = (frame.x(place.longitude), frame.y(place.latitude));
            assert!((5.0..95.0).contains(&x) && (5.0..95.0).contains(&y), "{}: {x}, {y}", place.name);
        }
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let frame =
            Frame::around(&[place("Parma", 44.80, 10.33, 1), place("Rimini", 44.06, 12.57, 1)], WIDE).expect("a frame");
        assert!(frame.x(10.33) < frame.x(12.57) && frame.y(44.80) < frame.y(44.06));
    }

    #[test]
    fn a_kilometre_is_as_long_to_the_north_as_to_the_east() {
        let frame = Frame::around(&[place("Qui", 60.0, 10.0, 1)], WIDE).expect("a frame");
        // At 60 degrees north a degree of longitude is half as long as one of latitude.
        let east = (frame.x(10.2) - frame.x(10.0)) * WIDE.width;
        let north = (frame.y(60.0) - frame.y(60.1)) * WIDE.height;
        assert!(near(east, north), "{east} and {north}");
    }

    #[test]
    fn four_times_as_many_results_have_twice_the_radius() {
        let places = vec![place("Uno", 44.0, 11.0, 1), place("Quattro", 44.5, 11.5, 4)];
        let frame = Frame::around(&places, WIDE).expect("a frame");
        let spots = spots(places, frame);
        assert_eq!(spots[0].place.name, "Quattro");
        assert!(near(spots[0].radius, 2.0 * spots[1].radius));
    }

    #[test]
    fn of_two_places_that_lie_close_the_larger_one_is_named() {
        let places = vec![place("Cesena", 44.139, 12.243, 9), place("Cesenatico", 44.139, 12.26, 1)];
        let frame = Frame::around(&places, WIDE).expect("a frame");
        assert_eq!(named(&spots(places, frame), Size { width: 248.0, height: 145.0 }), [0]);
    }

    #[test]
    fn the_grid_has_a_line_at_each_multiple() {
        assert_eq!(multiples(43.2, 45.1, 0.5).collect::<Vec<_>>(), [43.5, 44.0, 44.5, 45.0]);
    }
}
