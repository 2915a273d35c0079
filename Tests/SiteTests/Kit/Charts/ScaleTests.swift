import Testing
import Vocabulary

@testable import Web

@Suite struct `A scale` {
  @Test(arguments: [[3.0, 17], [0.02, 0.07], [-40, 120], [0], [], [5, 5], [1_000_000, 3_700_000]])
  func `reaches over its figures with a few round marks`(values: [Double]) {
    let scale = Scale(over: values, fromZero: true)
    for value in values { #expect((0...1).contains(scale.position(value))) }
    #expect((2...12).contains(scale.marks.count))
    #expect(scale.marks.contains { abs($0) < 1e-9 }, "bars start at nought")
  }

  @Test func `that need not start at nought stays near its figures`() {
    let scale = Scale(over: [92, 97], fromZero: false)
    #expect(scale.lower >= 90)
    #expect(scale.upper <= 100)
  }
}

@Suite struct `A figure of a chart` {
  @Test func `is written as what it counts`() {
    #expect(Amount.count.words(1204) == "1,204")
    #expect(Amount.share.words(0.425) == "43%")
    #expect(Amount.share.words(0.005) == "0.5%")
    #expect(Amount.dollars.words(-1500.4) == "-$1,500")
    #expect(Amount.number(decimals: 2).words(3.14159) == "3.14")
    #expect(Amount.number(decimals: 2).words(-0.001) == "0.00")
    #expect(Amount.count.words(.infinity) == "–")
  }

  @Test func `is short on an axis`() {
    #expect(Amount.dollars.axisWords(1_200_000, step: 200_000) == "$1.2M")
    #expect(Amount.dollars.axisWords(-50_000, step: 10_000) == "-$50K")
    #expect(Amount.share.axisWords(0.2, step: 0.2) == "20%")
    #expect(Amount.share.axisWords(0.205, step: 0.005) == "20.5%")
    #expect(Amount.number(decimals: 1).axisWords(0.0002, step: 0.0002) == "0.0002")
    #expect(Amount.count.axisWords(0, step: 5) == "0")
  }
}

@Suite struct `Things that are moved apart` {
  @Test(arguments: [[10.0, 10, 10], [50, 40, 10], [5, 6, 90], [99, 99, 99], [-20, 300, 7]])
  func `do not overlap, keep their order and stay within bounds`(centres: [Double]) {
    let sizes = [20.0, 10, 30]
    let starts = Spread.starts(centres: centres, sizes: sizes, gap: 4, within: 0...100)
    for (index, start) in starts.enumerated().dropFirst() {
      #expect(start >= starts[index - 1] + sizes[index - 1] + 4 - 1e-9)
    }
    #expect((starts.first ?? 0) >= 0)
    #expect((starts.last ?? 0) + 30 <= 100 + 1e-9)
  }

  @Test func `stay where they wish when there is room`() {
    #expect(Spread.starts(centres: [10, 50], sizes: [10, 10], gap: 2, within: 0...100) == [5, 45])
  }

  @Test func `share the move when they wish for the same place`() {
    #expect(Spread.starts(centres: [50, 50], sizes: [10, 10], gap: 0, within: 0...100) == [40, 50])
  }

  @Test func `may be none`() { #expect(Spread.starts(centres: [], sizes: [], gap: 2, within: 0...10) == []) }
}
