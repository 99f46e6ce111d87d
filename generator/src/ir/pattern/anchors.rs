//! Alternations whose branches are anchored differently: `^(A)|(B)$`.

use super::node::{Assertion, Group, Node};
use super::portable::{self, Syntax};

/// What an alternation with mixed anchors says, and what was probably meant.
pub struct Mixed {
    /// What each branch matches, in words.
    pub branches: Vec<String>,
    /// The alternation with the anchors around all of it.
    pub repaired: String,
}

/// Looks at the alternation at the top of a pattern, if there is one.
pub fn mixed(node: &Node) -> Option<Mixed> {
    let Node::Alternate(branches) = node else {
        return None;
    };
    let edges: Vec<(bool, bool)> = branches.iter().map(edges).collect();
    if edges.windows(2).all(|pair| pair[0] == pair[1]) {
        return None;
    }
    let words = branches.iter().zip(&edges).map(|(branch, edges)| {
        let text = match portable::write(&stripped(branch), Syntax::Ecma) {
            empty if empty.is_empty() => "the empty text".to_owned(),
            text => format!("`{text}`"),
        };
        match edges {
            (true, true) => format!("{text} alone"),
            (true, false) => format!("{text} at the start"),
            (false, true) => format!("{text} at the end"),
            (false, false) => format!("{text} anywhere"),
        }
    });
    let all = Node::Alternate(branches.iter().map(stripped).collect());
    let repaired = Node::Concat(vec![
        Node::Assert(Assertion::Start),
        Node::Group(Group::Plain, Box::new(all)),
        Node::Assert(Assertion::End),
    ]);
    Some(Mixed {
        branches: words.collect(),
        repaired: portable::write(&repaired, Syntax::Ecma),
    })
}

fn is_start(node: &Node) -> bool {
    *node == Node::Assert(Assertion::Start)
}

fn is_end(node: &Node) -> bool {
    matches!(
        node,
        Node::Assert(Assertion::End | Assertion::EndOrLineFeed | Assertion::EndOrTerminator)
    )
}

fn edges(branch: &Node) -> (bool, bool) {
    match branch {
        Node::Concat(nodes) => (
            nodes.first().is_some_and(is_start),
            nodes.last().is_some_and(is_end),
        ),
        other => (is_start(other), is_end(other)),
    }
}

fn stripped(branch: &Node) -> Node {
    match branch {
        Node::Concat(nodes) => {
            let from = usize::from(nodes.first().is_some_and(is_start));
            let to = nodes.len() - usize::from(nodes.last().is_some_and(is_end));
            Node::Concat(nodes.get(from..to).unwrap_or_default().to_vec())
        }
        other if is_start(other) || is_end(other) => Node::Empty,
        other => other.clone(),
    }
}
