/** Everybody who may sign in here, to touch or to find by name. */
import { Search, UsersRound } from 'lucide-react'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonTile as Person } from '../../../contract/session.ts'
import { useTiles } from '../../bridge/queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CONTROL } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PersonTile } from '../../proofs/person-tile.tsx'
import { findTiles } from './find-tiles.ts'

/** Fewer are found faster by looking. */
const SEARCH_FROM = 12

interface PeopleTilesProps {
  readonly chosenId: string | undefined
  readonly onChoose: (person: Person) => void
}

export function PeopleTiles({ chosenId, onChoose }: PeopleTilesProps) {
  const { t } = useTranslation()
  const { data: tiles = [], error, refetch, isPending, isSuccess } = useTiles()
  const [text, setText] = useState('')
  const found = findTiles(tiles, text)
  return (
    <>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {isPending && <p className="text-muted">{t('signIn.loading')}</p>}
      {isSuccess && tiles.length === 0 && (
        <EmptyState icon={UsersRound} title={t('signIn.nobodyTitle')}>
          {t('signIn.nobody')}
        </EmptyState>
      )}
      {tiles.length >= SEARCH_FROM && (
        <NameSearch text={text} onText={setText} onEnter={() => found[0] && onChoose(found[0])} />
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(224px,1fr))] gap-3">
        {found.map((each) => (
          <PersonTile key={each.id} person={each} isChosen={each.id === chosenId} onChoose={() => onChoose(each)} />
        ))}
      </div>
      {tiles.length > 0 && found.length === 0 && (
        <p role="status" className="text-muted">
          {t('signIn.nothingFound', { text })}
        </p>
      )}
    </>
  )
}

interface NameSearchProps {
  readonly text: string
  readonly onText: (text: string) => void
  /** Enter chooses the first that is found. */
  readonly onEnter: () => void
}

function NameSearch({ text, onText, onEnter }: NameSearchProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  useTypedLetters(field)
  return (
    <div className="relative flex max-w-md shrink-0 items-center">
      <Search size={18} aria-hidden="true" className="absolute start-3 text-muted" />
      <input
        ref={field}
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('signIn.find')}
        placeholder={t('signIn.find')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && onEnter()}
        className={`${CONTROL} ps-10`}
      />
    </div>
  )
}

/** A letter typed anywhere but in a field goes to the search, so that nobody has to click first. */
function useTypedLetters(field: RefObject<HTMLInputElement | null>): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey
    if (!isText && /^\p{L}$/u.test(event.key)) field.current?.focus()
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
