/** How much more or less something is than before, as a share with its sign. */
import { classes } from '../../components/classes.ts'
import { shortShare } from '../../text/amounts.ts'

/** Above that many times a share says nothing any more. */
const MOST_TIMES = 10

export function Change({ now, before }: { now: number; before: number | null }) {
  if (before === null || before <= 0 || now === before) return <span className="money text-sm text-muted">–</span>
  if (now >= before * MOST_TIMES)
    return <span className="money text-sm font-medium text-good">&gt; {MOST_TIMES} ×</span>
  const share = now / before - 1
  const sign = share > 0 ? '+' : '−'
  return (
    <span className={classes('money text-sm font-medium', share > 0 ? 'text-good' : 'text-bad')}>
      {sign}
      {shortShare(Math.abs(share))}
    </span>
  )
}
