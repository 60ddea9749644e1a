/** What everybody on the walk has: the page, the practice world, and hands to press and type with. */
import type { Page } from '@playwright/test'
import type { startPracticePrinter } from '../../src/practice/printer/practice-printer.ts'
import type { startPracticeRouter } from '../../src/practice/router/practice-router.ts'

type Router = Awaited<ReturnType<typeof startPracticeRouter>>
type Printer = Awaited<ReturnType<typeof startPracticePrinter>>

export interface Tour {
  readonly page: Page
  /** Takes a picture under this name, with the number of the stop before it. */
  readonly shoot: (name: string) => Promise<void>
  readonly router: Router
  /** A second one, to be added. */
  readonly roof: Router
  /** Puts another device in the second one's place. */
  readonly exchangeRoof: () => Promise<void>
  readonly printer: Printer
  /** Lets the café's clock jump ahead. */
  readonly jump: (minutes: number) => void
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
export const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
export const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()
