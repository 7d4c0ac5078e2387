use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
struct Count(u64, u64);

impl Numbered for Count {
    fn number(&self) -> u64 {
        self.0
    }
}

impl Entry for Count {
    fn merge(&mut self, other: Self) {
        self.1 += other.1;
    }

    fn weight(&self) -> usize {
        1
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        put_number(self.1, out)
    }

    fn read(number: u64, input: &mut impl BufRead) -> io::Result<Self> {
        Ok(Self(number, take_number(input)?))
    }
}

fn tally(numbers: &[u64], bound: usize) -> Tally<Count> {
    let mut tally = Tally::new(bound);
    for &number in numbers {
        tally.update(number, || Count(number, 0), |count| count.1 += 1);
        tally.settle().unwrap();
    }
    tally
}

fn all(tally: &mut Tally<Count>) -> Vec<(u64, u64)> {
    let mut all = Vec::new();
    tally
        .each(&mut |Count(number, count)| {
            all.push((number, count));
            Ok(())
        })
        .unwrap();
    all
}

fn counted(numbers: &[u64]) -> Vec<(u64, u64)> {
    let mut counts = BTreeMap::new();
    for number in numbers {
        *counts.entry(*number).or_default() += 1;
    }
    counts.into_iter().collect()
}

proptest! {
    #[test]
    fn counts_are_the_same_for_any_bound_and_any_order(
        left in prop::collection::vec(prop_oneof![1_u64..40, Just(u64::MAX), any::<u64>().prop_map(|number| number.max(1))], 0..200),
        right in prop::collection::vec(1_u64..40, 0..200),
        bounds in prop::array::uniform2(0_usize..50),
    ) {
        let expected = counted(&[&*left, &*right].concat());
        let mut merged = tally(&left, bounds[0]);
        merged.merge(tally(&right, bounds[1])).unwrap();
        prop_assert_eq!(&all(&mut merged), &expected);
        prop_assert_eq!(&all(&mut merged), &expected, "it may be gone through again");
        merged.shrink().unwrap();
        prop_assert_eq!(&all(&mut merged), &expected, "wherever the entries are");
        merged.update(7, || Count(7, 0), |count| count.1 += 1);
        merged.update(7, || Count(7, 0), |count| count.1 -= 1);

        let mut bytes = Vec::new();
        merged.write_to(&mut bytes).unwrap();
        let mut read = Tally::new(bounds[1]);
        read.read_from(&mut &*bytes).unwrap();
        let expected: Vec<_> = all(&mut merged).into_iter().collect();
        prop_assert_eq!(all(&mut read), expected);
        let mut cut = Tally::<Count>::new(10);
        prop_assert!(cut.read_from(&mut &bytes[..bytes.len() - 1]).is_err(), "cut off");
    }
}

#[test]
fn many_runs_become_one() {
    let numbers: Vec<u64> = (1..=500).map(|number| number * 7919 % 501 + 1).collect();
    let mut small = tally(&numbers, 0);
    assert!(small.runs.len() < RUNS && small.table.len() == 0, "each entry alone is too much");
    assert_eq!(all(&mut small), counted(&numbers));
}

#[test]
fn a_tally_keeps_no_more_than_its_bound_in_memory() {
    let mut tally = tally(&[1, 1, 2, 2, 3], 3);
    assert_eq!((tally.table.len(), tally.runs.len()), (3, 0));
    tally.add(Count(4, 1));
    tally.settle().unwrap();
    assert_eq!((tally.table.len(), tally.runs.len()), (0, 1));
}
