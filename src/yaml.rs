//! YAML as plain data (door to `serde_yaml`).

use serde::de::DeserializeOwned;
use serde_yaml::Value;

/// A value of YAML without its tags; numbers as they are written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(String),
    /// Text.
    Text(String),
    /// `- item` lines or `[…]`.
    List(Vec<Node>),
    /// `key: value` lines or `{…}`, in their order; keys that are no text are left out.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The text, where it is text.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::List(_) | Node::Map(_) => None,
        }
    }

    /// The value of a key, where it is a mapping that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Node::Map(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::List(_) => None,
        }
    }
}

/// Why a text is not what was expected, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Offset of the byte at fault.
    pub(crate) at: usize,
    /// What is wrong, without its place.
    pub(crate) reason: String,
}

/// Reads any YAML.
pub(crate) fn read(text: &str) -> Result<Node, Broken> {
    serde_yaml::from_str::<Value>(text).map(node).map_err(|error| broken(text, &error))
}

/// Reads YAML that must have the shape of `T`.
pub(crate) fn read_as<T: DeserializeOwned>(text: &str) -> Result<T, Broken> {
    serde_yaml::from_str(text).map_err(|error| broken(text, &error))
}

fn broken(text: &str, error: &serde_yaml::Error) -> Broken {
    let at = error.location().map_or(0, |place| place.index()).min(text.len());
    let whole = error.to_string();
    Broken { at, reason: whole.split(" at line ").next().unwrap_or_default().to_owned() }
}

fn node(value: Value) -> Node {
    match value {
        Value::Null => Node::Null,
        Value::Bool(flag) => Node::Bool(flag),
        Value::Number(number) => Node::Number(number.to_string()),
        Value::String(text) => Node::Text(text),
        Value::Sequence(items) => Node::List(items.into_iter().map(node).collect()),
        Value::Mapping(pairs) => {
            let named = |(key, value): (Value, Value)| key.as_str().map(|key| (key.to_owned(), node(value)));
            Node::Map(pairs.into_iter().filter_map(named).collect())
        }
        Value::Tagged(tagged) => node(tagged.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_has_its_byte() {
        let text = "一: [1, 2\nb: 3\n";
        let broken = read(text).unwrap_err();
        assert!(broken.at > 0 && !broken.reason.contains("at line"), "{broken:?}");
    }

    #[test]
    fn a_mapping_keeps_the_order_of_its_keys() {
        let read = read("b: 1\na: [x]\n").unwrap();
        let names = [
            ("b".to_owned(), Node::Number("1".to_owned())),
            ("a".to_owned(), Node::List(vec![Node::Text("x".to_owned())])),
        ];
        assert_eq!(read, Node::Map(names.to_vec()));
    }
}
