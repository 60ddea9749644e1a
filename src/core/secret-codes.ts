/** Codes made for people to copy by hand: first passwords and the recovery code. */
import type { RandomBelow } from './codes.ts'

/** Digits and letters without those that look like others. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** `k7mq-x3vp-9dwz`: about five bits a character. */
export function drawSecretCode(random: RandomBelow, groups: number, size: number): string {
  const group = () => Array.from({ length: size }, () => ALPHABET[random(ALPHABET.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** A password somebody gets once and has to change: 59 bits. */
export const drawFirstPassword = (random: RandomBelow): string => drawSecretCode(random, 3, 4)

/** The code that opens the counter again when the last password is forgotten: 124 bits. */
export const drawRecoveryCode = (random: RandomBelow): string => drawSecretCode(random, 5, 5)

/** A copied code as it was drawn: case, spaces and dashes do not matter. */
export function normaliseSecretCode(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
