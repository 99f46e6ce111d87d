//! Which components lead to themselves.

/// The groups of nodes that lead to each other, and single ones that lead to themselves, by Tarjan's algorithm. The
/// largest come first, the nodes of each in their order.
pub(super) fn cycles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut state = State {
        edges,
        index: vec![usize::MAX; edges.len()],
        low: vec![0; edges.len()],
        open: vec![false; edges.len()],
        stack: Vec::new(),
        next: 0,
        groups: Vec::new(),
    };
    for node in 0..edges.len() {
        if state.index[node] == usize::MAX {
            state.visit(node);
        }
    }
    let mut groups = state.groups;
    groups.retain(|group| group.len() > 1 || edges[group[0]].contains(&group[0]));
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_by_key(|group| (usize::MAX - group.len(), group[0]));
    groups
}

struct State<'e> {
    edges: &'e [Vec<usize>],
    index: Vec<usize>,
    low: Vec<usize>,
    open: Vec<bool>,
    stack: Vec<usize>,
    next: usize,
    groups: Vec<Vec<usize>>,
}

impl State<'_> {
    /// Without recursion, as chains of components can be long.
    fn visit(&mut self, start: usize) {
        let mut calls = vec![(start, 0)];
        self.enter(start);
        while let Some((node, edge)) = calls.last_mut() {
            let node = *node;
            if let Some(&target) = self.edges[node].get(*edge) {
                *edge += 1;
                if self.index[target] == usize::MAX {
                    self.enter(target);
                    calls.push((target, 0));
                } else if self.open[target] {
                    self.low[node] = self.low[node].min(self.index[target]);
                }
                continue;
            }
            calls.pop();
            if let Some((holder, _)) = calls.last() {
                self.low[*holder] = self.low[*holder].min(self.low[node]);
            }
            if self.low[node] == self.index[node] {
                let at = self
                    .stack
                    .iter()
                    .rposition(|open| *open == node)
                    .unwrap_or(0);
                let group = self.stack.split_off(at);
                for node in &group {
                    self.open[*node] = false;
                }
                self.groups.push(group);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.index[node] = self.next;
        self.low[node] = self.next;
        self.next += 1;
        self.open[node] = true;
        self.stack.push(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_lead_to_themselves() {
        let edges = vec![vec![1], vec![2, 4], vec![0], vec![3], vec![3], vec![]];
        assert_eq!(cycles(&edges), vec![vec![0, 1, 2], vec![3]]);
        let chain: Vec<Vec<usize>> = (1..=50_000).map(|next| vec![next % 50_000]).collect();
        assert_eq!(cycles(&chain)[0].len(), 50_000);
    }
}
