//! Sections as a tree (W-37, A-67): order and depth for showing, and what may not be moved where.

use std::collections::HashMap;

use uuid::Uuid;

/// A section as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The section.
    pub id: Uuid,
    /// The one above it; none at the top.
    pub parent: Option<Uuid>,
    /// Its name.
    pub name: String,
    /// Its name, folded: sisters stand in this order.
    pub key: String,
}

/// A section in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The section.
    pub id: Uuid,
    /// The one above it.
    pub parent: Option<Uuid>,
    /// Its name.
    pub name: String,
    /// How many stand above it.
    pub depth: usize,
}

/// The sections from top to bottom, each below the one that it belongs to.
pub fn tree(nodes: Vec<Node>) -> Vec<Branch> {
    let mut below: HashMap<Option<Uuid>, Vec<Node>> = HashMap::new();
    for node in nodes {
        below.entry(node.parent).or_default().push(node);
    }
    for sisters in below.values_mut() {
        // The last one is taken first.
        sisters.sort_by(|a, b| b.key.cmp(&a.key));
    }
    let mut found = Vec::new();
    let mut open = vec![(None, 0)];
    while let Some((parent, depth)) = open.pop() {
        let Some(node) = below.get_mut(&parent).and_then(Vec::pop) else {
            continue;
        };
        open.push((parent, depth));
        open.push((Some(node.id), depth + 1));
        found.push(Branch {
            id: node.id,
            parent: node.parent,
            name: node.name,
            depth,
        });
    }
    found
}

/// Whether a section would come to stand below itself.
pub fn inside_itself(nodes: &[Node], section: Uuid, parent: Option<Uuid>) -> bool {
    let above: HashMap<Uuid, Option<Uuid>> =
        nodes.iter().map(|node| (node.id, node.parent)).collect();
    let mut at = parent;
    // As many steps as there are sections: what goes on longer runs in a circle.
    for _ in 0..=nodes.len() {
        match at {
            None => return false,
            Some(id) if id == section => return true,
            Some(id) => at = above.get(&id).copied().flatten(),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: u128, parent: u128, name: &str) -> Node {
        Node {
            id: Uuid::from_u128(id),
            parent: Some(Uuid::from_u128(parent)).filter(|_| parent > 0),
            name: name.to_owned(),
            key: name.to_lowercase(),
        }
    }

    #[test]
    fn a67_sections_stand_below_their_own_in_order() {
        let nodes = vec![
            node(3, 1, "Zona sur"),
            node(2, 0, "Bodega"),
            node(1, 0, "Ventas"),
            node(4, 1, "Norte"),
            node(5, 4, "Iquique"),
        ];
        let shown: Vec<(String, usize)> = tree(nodes.clone())
            .into_iter()
            .map(|branch| (branch.name, branch.depth))
            .collect();
        let expected = [
            ("Bodega", 0),
            ("Ventas", 0),
            ("Norte", 1),
            ("Iquique", 2),
            ("Zona sur", 1),
        ];
        assert_eq!(
            shown,
            expected.map(|(name, depth)| (name.to_owned(), depth))
        );
        let id = Uuid::from_u128;
        assert!(inside_itself(&nodes, id(1), Some(id(5))));
        assert!(inside_itself(&nodes, id(1), Some(id(1))));
        assert!(!inside_itself(&nodes, id(4), Some(id(2))));
        assert!(!inside_itself(&nodes, id(4), None));
    }
}
