//! A list in blocks: a long one grows without being copied, and without asking for more room than it will take.

/// How many items a block holds.
const BLOCK: usize = 512;

/// A list that only grows.
pub(super) struct Blocks<Item>(Vec<Vec<Item>>);

impl<Item> Default for Blocks<Item> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Item> Blocks<Item> {
    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * BLOCK + last.len())
    }

    /// Adds an item at the end.
    pub(super) fn push(&mut self, item: Item) {
        match self.0.last_mut().filter(|block| block.len() < BLOCK) {
            Some(block) => block.push(item),
            None => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(item);
                self.0.push(block);
            }
        }
    }

    /// The item at a place.
    #[inline]
    pub(super) fn get(&self, place: usize) -> Option<&Item> {
        self.0.get(place / BLOCK)?.get(place % BLOCK)
    }

    /// The item at a place, to change it.
    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut Item> {
        self.0.get_mut(place / BLOCK)?.get_mut(place % BLOCK)
    }

    /// All items in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Item> {
        self.0.iter().flatten()
    }

    /// How many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        self.0.len() * BLOCK * size_of::<Item>() + self.0.capacity() * size_of::<Vec<Item>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_where_they_were_put() {
        let mut blocks = Blocks::default();
        assert_eq!((blocks.len(), blocks.get(0)), (0, None));
        for item in 0..3 * BLOCK + 1 {
            assert_eq!(blocks.len(), item);
            blocks.push(item);
        }
        assert!((0..blocks.len()).all(|place| blocks.get(place) == Some(&place)));
        assert!(blocks.iter().copied().eq(0..blocks.len()));
        assert_eq!(blocks.get_mut(blocks.len()), None);
    }
}
