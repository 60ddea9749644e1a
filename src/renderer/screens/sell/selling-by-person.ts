/** Everybody's sale under way at this window: after a change of cashier each finds their own, and nobody another's. */
import { NOTHING_YET, nextSelling, type Selling, type SellingAction } from './draft.ts'

export type SellingByPerson = ReadonlyMap<string, Selling>

export interface PersonsAction {
  readonly personId: string
  readonly action: SellingAction
}

/** Nobody at the counter has nothing under way. */
export function sellingOf(everybodys: SellingByPerson, personId: string | null): Selling {
  return (personId === null ? undefined : everybodys.get(personId)) ?? NOTHING_YET
}

/** The next state of one person's sale; the others' stay as they are. */
export function nextByPerson(everybodys: SellingByPerson, { personId, action }: PersonsAction): SellingByPerson {
  const before = sellingOf(everybodys, personId)
  const after = nextSelling(before, action)
  return after === before ? everybodys : new Map(everybodys).set(personId, after)
}
