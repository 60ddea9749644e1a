/** The codes of a batch: searched, narrowed to a state, ten thousand of them if need be. */
import { useCallback, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchView } from '../../../contract/batch.ts'
import { TOKEN_FILTERS, type TokenFilter } from '../../../core/batch.ts'
import { TOKENS_PAGE, useBatchTokens, useFoundPlaces } from '../../bridge/batch-queries.ts'
import { CONTROL } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { pagesOf, type RowRange } from '../../components/virtual-rows.ts'
import { CodeHeadings, CodeRow, useCodeWords } from './code-row.tsx'

const ROW_HEIGHT = 48

export function CodesTab({ batch }: { batch: BatchView }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [filter, setFilter] = useState<TokenFilter | null>(null)
  const [range, setRange] = useState<RowRange>({ start: 0, end: 0 })
  const [chosen, setChosen] = useState(-1)
  const see = useCallback((next: RowRange) => setRange(next), [])
  const { data: places = [], error, isPending } = useFoundPlaces(batch.id, useDeferredValue(text), filter)
  const { rowAt, error: pageError } = useBatchTokens(batch.id, places, pagesOf(range, TOKENS_PAGE))
  const words = useCodeWords()
  const count = places.length
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 p-6">
      <div className="flex items-center gap-3">
        <div className="w-80">
          <SearchBox
            label={t('batchCodes.search')}
            text={text}
            onText={setText}
            onEnter={() => setChosen(0)}
            onLeave={() => setText('')}
          />
        </div>
        <FilterField filter={filter} onFilter={setFilter} />
        <output aria-live="polite" className="money ms-auto text-muted">
          {isPending ? t('batchCodes.coming') : t('batchCodes.found', { count, number: count.toLocaleString('en') })}
        </output>
      </div>
      <CallProblem error={error ?? pageError} />
      {!isPending && count === 0 && <p className="p-4 text-muted">{t('batchCodes.nothing')}</p>}
      {count > 0 && (
        <div className="flex min-h-0 flex-1 flex-col">
          <CodeHeadings />
          <VirtualList
            label={t('batchCodes.list')}
            count={count}
            rowHeight={ROW_HEIGHT}
            chosen={Math.min(chosen, count - 1)}
            onChoose={setChosen}
            onOpen={() => undefined}
            onRange={see}
          >
            {(at) => <CodeRow token={rowAt(at)} place={places[at] ?? 0} words={words} />}
          </VirtualList>
        </div>
      )}
    </div>
  )
}

interface FilterFieldProps {
  readonly filter: TokenFilter | null
  readonly onFilter: (filter: TokenFilter | null) => void
}

function FilterField({ filter, onFilter }: FilterFieldProps) {
  const { t } = useTranslation()
  const choose = (name: string) => onFilter(TOKEN_FILTERS.find((each) => each === name) ?? null)
  return (
    <select
      aria-label={t('batchCodes.narrow')}
      value={filter ?? ''}
      onChange={(event) => choose(event.target.value)}
      className={`${CONTROL} max-w-52`}
    >
      <option value="">{t('batchCodes.all')}</option>
      {TOKEN_FILTERS.map((name) => (
        <option key={name} value={name}>
          {t(`tokenFilter.${name}`)}
        </option>
      ))}
    </select>
  )
}
