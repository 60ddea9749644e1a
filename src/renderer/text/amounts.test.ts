import { expect, test } from 'vitest'
import { shortBytes, shortDuration, shortSpeed } from './amounts.ts'

test.each([
  [0, '0 sec'],
  [59.9, '59 sec'],
  [60, '1 min'],
  [725, '12 min'],
  [11_100, '3 hr 5 min'],
  [7_200, '2 hr'],
  [90_000, '1 day 1 hr'],
  [700_000, '1 wk 1 day'],
  [-5, '0 sec'],
])('%d seconds are %s', (seconds, text) => {
  expect(shortDuration(seconds)).toBe(text)
})

test.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [999, '1 kB'],
  [85_400, '85.4 kB'],
  [999_700, '1 MB'],
  [1_234_000_000, '1.23 GB'],
  [5e15, '5,000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(shortBytes(bytes)).toBe(text)
})

test.each([
  [0, '0 kbit/s'],
  [12.4, '1 kbit/s'],
  [85_000, '85 kbit/s'],
  [2_440_000, '2.44 Mbit/s'],
  [999_900_000, '1 Gbit/s'],
])('%d bits a second are %s', (bits, text) => {
  expect(shortSpeed(bits)).toBe(text)
})
