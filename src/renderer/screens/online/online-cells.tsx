/** One device of the list as cells: whose code, which device, how long, what is left, what it used, how fast it is. */
import type { ReactNode } from 'react'
import type { OnlineRow } from '../../../contract/online.ts'
import { secondsLeft } from '../../../core/session-left.ts'
import { classes } from '../../components/classes.ts'
import type { Lines, RowWords } from './use-row-words.ts'

/** A code that ends this soon is worth a look. */
const SOON_SECONDS = 300
/** Bits a second that nobody would notice. */
const QUIET = 50_000

interface CellsProps {
  readonly row: OnlineRow
  readonly now: number
  /** Null: there is only one, or no room for it. */
  readonly routerName: string | null
  readonly words: RowWords
}

export function OnlineCells({ row, now, routerName, words }: CellsProps) {
  const left = secondsLeft(row.left, now)
  return (
    <>
      <Cell second={words.package(row)}>
        <span className="code truncate font-semibold">{row.user.join(' ')}</span>
      </Cell>
      <Cell second={row.address}>
        <span className="money truncate">{row.mac}</span>
      </Cell>
      {routerName !== null && (
        <Cell second="">
          <span className="truncate">{routerName}</span>
        </Cell>
      )}
      <Plain lines={words.since(row, now)} />
      <Plain lines={words.left(row, now)} isSoon={left !== undefined && left < SOON_SECONDS} />
      <DownAndUp lines={words.used(row)} words={words} />
      <DownAndUp lines={words.speed(row)} words={words} isQuiet={(row.downBitsPerSecond ?? 0) < QUIET} />
    </>
  )
}

const SECOND = 'money truncate text-[13px] leading-4.5 text-muted'

function Cell({ children, second }: { children: ReactNode; second: string }) {
  return (
    <td className="flex min-w-0 flex-col justify-center leading-5">
      {children}
      {second !== '' && <span className={SECOND}>{second}</span>}
    </td>
  )
}

function Plain({ lines: { first, second }, isSoon = false }: { lines: Lines; isSoon?: boolean }) {
  return (
    <Cell second={second}>
      <span className={classes('money truncate', isSoon && 'font-semibold text-wait')}>{first}</span>
    </Cell>
  )
}

interface DownAndUpProps {
  readonly lines: Lines
  readonly words: RowWords
  readonly isQuiet?: boolean
}

/** Down is what people look for; up stands below it. An arrow is seen, and a word is heard. */
function DownAndUp({ lines: { first, second }, words, isQuiet = false }: DownAndUpProps) {
  return (
    <td aria-label={words.downAndUp(first, second)} className="flex min-w-0 flex-col justify-center leading-5">
      <span className={isQuiet ? SECOND : 'money truncate'}>↓ {first}</span>
      <span className={SECOND}>↑ {second}</span>
    </td>
  )
}
