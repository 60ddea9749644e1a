/** The list of those who are online: the part of it that is in sight, and the device that is chosen in it. */
import { useDeferredValue, useRef, useState } from 'react'
import type { OnlineRow } from '../../../contract/online.ts'
import { useOnline } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { searchTextOf } from '../../tickets/search-text.ts'
import { FIRST_ORDER, idOf } from './order.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

/** Pixels: every row, and the line of the columns' names, which stays in sight. */
export const ROW = 52
const HEAD = 45

/** Rows come in pages of a grid of this step; a page holds what the tallest screen shows, wherever it stands. */
const STEP = 100
const PAGE = 200

/** Times are shown in minutes, so that most rows need not be drawn again with every answer. */
const TICK_MS = 10_000

/** What the panel beside the list shows. */
interface Chosen {
  readonly row: OnlineRow
  readonly place: number
  readonly isOpen: boolean
  /** What the panel asks at once. */
  readonly asks: 'nothing' | 'disconnect'
  /** Answers from before do not know of it. */
  readonly chosenAt: number
}

export function useOnlineList() {
  const teller = useTeller()
  const [text, setText] = useState('')
  const [routerId, setRouterId] = useState<string | null>(null)
  const [order, setOrder] = useState(FIRST_ORDER)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const looksFor = useRef<OnlineRow | null>(null)
  const virtual = useVirtualRows({ rowHeight: ROW, head: HEAD })
  const wanted = useDeferredValue(searchTextOf(text))
  const [count, setCount] = useState(0)
  const from = Math.floor(virtual.rangeOf(count).start / STEP) * STEP
  const asked = { routerId, text: wanted, order, from, many: PAGE }
  const online = useOnline(asked, () => looksFor.current && pick(looksFor.current))
  const { data, dataUpdatedAt, isPlaceholderData } = online
  // How long the list is, the answer says.
  if (data && data.totals.found !== count) setCount(data.totals.found)
  const rowAt = (place: number): OnlineRow | undefined => data?.rows[place - data.from]
  const isFound = data?.wanted != null && chosen !== null && idOf(data.wanted.row) === idOf(chosen.row)
  // Until an answer knows of it, the device is where it was chosen.
  const isAsked = !isPlaceholderData && chosen !== null && dataUpdatedAt > chosen.chosenAt
  const current = isFound && data.wanted ? { ...chosen, ...data.wanted } : chosen
  const choose = (
    row: OnlineRow,
    place: number,
    isOpen = chosen?.isOpen ?? false,
    asks: Chosen['asks'] = 'nothing',
  ) => {
    looksFor.current = row
    setChosen({ row, place, isOpen, asks, chosenAt: Date.now() })
  }
  const fetchRow = async (place: number): Promise<OnlineRow | undefined> => {
    // A failure shows itself in the list, which asks the same.
    const answer = await teller.online.list({ ...asked, from: place, many: 1, find: null }).catch(() => undefined)
    return answer?.rows[0]
  }
  return {
    online,
    text,
    setText,
    wanted,
    routerId,
    setRouterId,
    order,
    setOrder,
    virtual,
    rowAt,
    now: Math.floor(dataUpdatedAt / TICK_MS) * TICK_MS,
    /** The place is where the device is now; -1 when it is not in the list. */
    chosen: current && { ...current, place: isFound || !isAsked ? current.place : -1 },
    isPresent: isFound || !isAsked,
    choose,
    /** Leads to a place by key; a row far away has to be fetched first. */
    goTo: (place: number) => {
      const row = rowAt(place)
      virtual.reveal(place)
      if (row) choose(row, place)
      else void fetchRow(place).then((fetched) => fetched && choose(fetched, place))
    },
    close: () => setChosen(chosen && { ...chosen, isOpen: false, asks: 'nothing' }),
  }
}

function pick({ routerId, sessionId, mac }: OnlineRow) {
  return { routerId, sessionId, mac }
}
