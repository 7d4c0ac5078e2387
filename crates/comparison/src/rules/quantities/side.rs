//! The quantities of one text of a pair, and which of them the other text has.

use super::quantity::{Need, Quantity};
use crate::context::with_neighbours;
use std::collections::BTreeMap;

/// A total up to this number is often the sum of two others by chance.
const LARGEST_SMALL: u64 = 10;
/// Most parts of a total.
const MOST_PARTS: usize = 4;

/// The quantities of one text.
pub(super) struct Side {
    /// In reading order, so that those of a sentence are together.
    quantities: Vec<Quantity>,
    /// Whether the quantity has a counterpart in its own bead.
    settled: Vec<bool>,
    /// Indexes of quantities by their buckets, in rising order.
    buckets: BTreeMap<String, Vec<usize>>,
}

impl Side {
    /// The quantities of a text in reading order; none has a counterpart yet.
    pub fn new(quantities: Vec<Quantity>) -> Self {
        let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, quantity) in quantities.iter().enumerate() {
            for bucket in quantity.buckets() {
                buckets.entry(bucket.clone()).or_default().push(index);
            }
        }
        Self { settled: vec![false; quantities.len()], quantities, buckets }
    }

    /// Marks the quantities of `sentences` that the other text has in `others`, its sentences of the same bead.
    pub fn settle(&mut self, sentences: &[usize], other: &Self, others: &[usize]) {
        let settled: Vec<usize> =
            self.indexes_in(sentences).filter(|&index| other.says(&self.quantities[index], others)).collect();
        for index in settled {
            self.settled[index] = true;
        }
    }

    /// The numbers of `sentences` that meet a condition and have no counterpart in the other text: neither in `others`,
    /// its sentences of the same bead, nor in those next to them, nor among its numbers that have no counterpart
    /// themselves. Each number once.
    pub fn open(
        &self,
        sentences: &[usize],
        other: &Self,
        others: &[usize],
        condition: fn(&Quantity) -> bool,
    ) -> Vec<&Quantity> {
        let near = with_neighbours(others);
        let mut open: Vec<&Quantity> = Vec::new();
        let mut seen: BTreeMap<&str, Vec<&Quantity>> = BTreeMap::new();
        for index in self.indexes_in(sentences) {
            let quantity = &self.quantities[index];
            let is_open = condition(quantity)
                && !self.settled[index]
                && !other.says(quantity, &near)
                && !other.any(quantity, |at| is_sure(&other.quantities[at]) && !other.settled[at]);
            let buckets = quantity.buckets();
            let is_repeated =
                || buckets.iter().filter_map(|name| seen.get(name.as_str())).flatten().any(|it| it.agrees(quantity));
            if is_open && !is_repeated() {
                open.push(quantity);
                for bucket in buckets {
                    seen.entry(bucket).or_default().push(quantity);
                }
            }
        }
        open
    }

    /// The quantities of some sentences.
    pub fn of(&self, sentences: &[usize]) -> impl Iterator<Item = &Quantity> {
        self.indexes_in(sentences).map(|index| &self.quantities[index])
    }

    /// Whether the text prints such a number anywhere.
    pub fn holds(&self, quantity: &Quantity) -> bool {
        self.any(quantity, |index| self.quantities[index].is_digits)
    }

    /// Whether the text has such a number anywhere, in digits or in words.
    pub fn has(&self, quantity: &Quantity) -> bool {
        self.any(quantity, |index| {
            let own = &self.quantities[index];
            own.is_digits || is_sure(own) && !quantity.is_small()
        })
    }

    /// Whether numbers that follow each other in one of some sentences are the parts of a total: 41 men and 5 women are
    /// 46 people.
    pub fn adds_up_to(&self, total: &Quantity, sentences: &[usize]) -> bool {
        sentences.iter().any(|&sentence| {
            let counts: Vec<&Quantity> =
                self.of(&[sentence]).filter(|it| it.counted().is_some_and(|it| it > 0)).collect();
            (2..=MOST_PARTS).any(|parts| counts.windows(parts).any(|parts| is_total(total, parts)))
        })
    }

    /// Whether a number of this text is one of the things that its sentence lists with the parts that it is the sum of:
    /// `20 schools, 25 teachers and 45 heads`. `is_joined`: an `and` stands in front of it.
    pub fn lists_with_parts(&self, number: &Quantity, is_joined: bool) -> bool {
        let own: Vec<&Quantity> = self.of(&[number.sentence]).filter(|it| it.span != number.span).collect();
        (2..=MOST_PARTS).any(|parts| {
            own.windows(parts).any(|parts| {
                let is_between = parts[0].span < number.span && number.span < parts[parts.len() - 1].span;
                let is_last = parts[parts.len() - 1].span < number.span && is_joined;
                (is_between || is_last) && is_total(number, parts)
            })
        })
    }

    /// Whether some sentences contain such a number.
    fn says(&self, quantity: &Quantity, sentences: &[usize]) -> bool {
        let in_bucket = |bucket: &Vec<usize>| {
            sentences.iter().any(|&sentence| {
                let first = bucket.partition_point(|&index| self.quantities[index].sentence < sentence);
                let own = bucket[first..].iter().take_while(|&&index| self.quantities[index].sentence == sentence);
                own.into_iter().any(|&index| self.quantities[index].agrees(quantity))
            })
        };
        quantity.buckets().iter().filter_map(|name| self.buckets.get(name)).any(in_bucket)
    }

    /// Whether the text has such a number that meets a condition.
    fn any(&self, quantity: &Quantity, condition: impl Fn(usize) -> bool) -> bool {
        let buckets = quantity.buckets();
        let mut near = buckets.iter().filter_map(|name| self.buckets.get(name)).flatten();
        near.any(|&index| condition(index) && self.quantities[index].agrees(quantity))
    }

    /// The quantities of some sentences, by their indexes.
    fn indexes_in(&self, sentences: &[usize]) -> impl Iterator<Item = usize> {
        sentences.iter().flat_map(|&sentence| {
            let first = self.quantities.partition_point(|quantity| quantity.sentence < sentence);
            let last = self.quantities.partition_point(|quantity| quantity.sentence <= sentence);
            first..last
        })
    }
}

/// Whether a number is the sum of two or more others, but not many, and so large that it is hardly so by chance.
pub(super) fn is_total(number: &Quantity, parts: &[&Quantity]) -> bool {
    let Some(total) = number.counted().filter(|total| *total > LARGEST_SMALL) else { return false };
    let sum = parts.iter().map(|part| part.counted()).try_fold(0_u64, |sum, count| sum.checked_add(count?));
    (2..=MOST_PARTS).contains(&parts.len()) && sum == Some(total)
}

/// Whether a quantity is surely a number, in digits or in words.
fn is_sure(quantity: &Quantity) -> bool {
    quantity.is_digits || quantity.need != Need::Never
}
