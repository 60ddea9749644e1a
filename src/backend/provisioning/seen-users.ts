/** The users a router showed: which of them is a grant's own, and which ones nobody made here. */
import type { Row } from '../routeros/command.ts'
import { parseBoolean } from '../routeros/values.ts'
import { grantInMark, type HotspotGrant, isRecordOf } from './grant.ts'
import { readMark } from './mark.ts'

export class SeenUsers {
  /** More than one where somebody copied a user, and its comment with it. */
  readonly #byMark = new Map<string, Row[]>()
  readonly #byId = new Map<string, Row>()
  readonly #byHand = new Set<Row>()
  #ours = 0

  add(row: Row): void {
    const mark = readMark(row.comment ?? '')
    if (!mark) {
      if (isByHand(row)) this.#byHand.add(row)
      this.#byId.set(row['.id'] ?? '', row)
      return
    }
    const others = this.#byMark.get(mark.grant)
    if (others) others.push(row)
    else this.#byMark.set(mark.grant, [row])
  }

  /** The grant's record, by our mark, or by its id where somebody took the mark away. */
  takeRecordOf(grant: HotspotGrant): Row | undefined {
    const mark = grantInMark(grant)
    const marked = this.#byMark.get(mark) ?? []
    this.#byMark.delete(mark)
    const unmarked = this.#byId.get(grant.routerRef ?? '')
    const own = [...marked, ...(unmarked ? [unmarked] : [])].find((row) => isRecordOf(grant, row))
    // Whatever else bears its mark was copied from it, or renamed: it is nobody's, and lets somebody in.
    for (const row of marked) if (row !== own) this.#byHand.add(row)
    if (own) this.#byHand.delete(own)
    if (own) this.#ours += 1
    return own
  }

  /** Names of those with a mark that no grant asked for. */
  get unclaimed(): string[] {
    return [...this.#byMark.values()].flatMap((rows) => rows.map(({ name = '' }) => name))
  }

  /** Made by hand, as far as is known once every grant took its own. */
  get byHand(): Row[] {
    return [...this.#byHand]
  }

  get ours(): number {
    return this.#ours
  }
}

/** Made by a person: not the router's own, and not another counter's. */
function isByHand(row: Row): boolean {
  const isOwn = [row.default, row.dynamic].some((flag) => flag !== undefined && parseBoolean(flag))
  return !isOwn && !/^teller\d/.test(row.comment ?? '')
}
