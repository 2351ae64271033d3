//! The lines of a calendar (RFC 5545 §3): components with their properties, as far as meetings need them.

/// More components than any invitation has.
const MOST: usize = 500;

/// A component without those inside it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Component {
    /// Such as `VEVENT`.
    pub(super) name: String,
    /// Place of the one around it, among all.
    pub(super) parent: Option<usize>,
    properties: Vec<Property>,
}

/// A line of a component.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    /// What it says.
    pub(super) value: String,
}

impl Component {
    /// The first property of that name, in capitals.
    pub(super) fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }
}

impl Property {
    /// Reads `NAME;PARAMETER=value;OTHER="a:b":what it says`.
    fn of(line: &str) -> Option<Self> {
        let mut is_quoted = false;
        let colon = line.find(|letter| {
            is_quoted ^= letter == '"';
            letter == ':' && !is_quoted
        })?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let mut parts = head.split(';');
        let name = parts.next()?.trim().to_ascii_uppercase();
        let parameter = |part: &str| {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().trim_matches('"');
            Some((name.trim().to_ascii_uppercase(), value.to_owned()))
        };
        Some(Self {
            name,
            parameters: parts.filter_map(parameter).collect(),
            value: value.trim().to_owned(),
        })
    }

    /// The parameter of that name, in capitals.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.parameters.iter();
        parameters
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// All components, each after the one around it.
pub(super) fn components(text: &str) -> Vec<Component> {
    let unfolded = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let mut all: Vec<Component> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for property in unfolded.lines().filter_map(Property::of) {
        match property.name.as_str() {
            "BEGIN" if all.len() < MOST => {
                let parent = open.last().copied();
                open.push(all.len());
                all.push(Component {
                    name: property.value.to_ascii_uppercase(),
                    parent,
                    properties: Vec::new(),
                });
            }
            "END" => {
                open.pop();
            }
            _ => {
                if let Some(component) = open.last().and_then(|at| all.get_mut(*at)) {
                    component.properties.push(property);
                }
            }
        }
    }
    all
}
