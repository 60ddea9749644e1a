/** A code that nobody has: drawn until it is new at this counter. */
import { eq } from 'drizzle-orm'
import { drawCode, type RandomBelow } from '../../core/codes.ts'
import { token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

/** The location's mark keeps it apart from other cafés. */
export function freshCode(tx: Tx, random: RandomBelow, codeMark: string, codeLength: number): string {
  for (;;) {
    const code = drawCode(codeMark, codeLength, random)
    if (!tx.select({ id: token.id }).from(token).where(eq(token.code, code)).get()) return code
  }
}
