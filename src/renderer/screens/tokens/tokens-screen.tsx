/** The room of codes: find one by what the customer brings, see its whole story, and help them. */
import { KeyRound, SearchX } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import type { Me } from '../../../contract/session.ts'
import { scannedCode } from '../../../core/scanned.ts'
import { useSearchedTokens } from '../../bridge/code-queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { TokenList } from './token-list.tsx'
import { TokenPanel } from './token-panel.tsx'
import { useFindKey } from './use-find-key.ts'

interface TokensScreenProps {
  readonly me: Me
  readonly onOpenSale: (sale: SaleView) => void
}

export function TokensScreen({ me, onOpenSale }: TokensScreenProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const wanted = useDeferredValue(searched(text))
  const found = useSearchedTokens(wanted)
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const seesAll = me.permissions.includes('token.read_all')
  const rows = wanted === '' ? [] : (found.data ?? [])
  const shownId = rows.some(({ id }) => id === chosenId) ? chosenId : rows.length === 1 ? (rows[0]?.id ?? null) : null
  useFindKey(search)
  useEffect(() => search.current?.focus(), [])
  const toList = () => list.current?.focus()
  return (
    <div className="flex h-full min-h-0">
      <section className="flex min-w-0 flex-1 flex-col gap-4 px-6 py-4">
        <h1 className="text-xl font-semibold">{t('codesRoom.title')}</h1>
        <SearchBox
          ref={search}
          label={t(seesAll ? 'codesRoom.searchAll' : 'codesRoom.search')}
          text={text}
          onText={setText}
          onEnter={toList}
          onLeave={toList}
        />
        <CallProblem error={wanted === '' ? null : found.error} />
        {wanted === '' && (
          <EmptyState icon={KeyRound} title={t('codesRoom.startTitle')}>
            {t('codesRoom.startText')}
          </EmptyState>
        )}
        {wanted !== '' && found.isPending && <p className="text-muted">{t('codesRoom.searching')}</p>}
        {wanted !== '' && found.data?.length === 0 && (
          <EmptyState icon={SearchX} title={t('codesRoom.nothingTitle')}>
            {t('codesRoom.nothingText', { text: wanted })}
          </EmptyState>
        )}
        {rows.length > 0 && <TokenList rows={rows} chosenId={shownId} onChoose={setChosenId} listRef={list} />}
      </section>
      <aside className="flex w-[480px] shrink-0 flex-col overflow-y-auto border-s border-line bg-sunken p-4 2xl:w-[560px] 2xl:p-6">
        {shownId === null ? (
          <p className="m-auto max-w-64 text-center text-muted">{t('codesRoom.openHint')}</p>
        ) : (
          <TokenPanel key={shownId} tokenId={shownId} me={me} onOpenSale={onOpenSale} />
        )}
      </aside>
    </div>
  )
}

/** A login address becomes the code in it; all else is searched as it was typed. */
function searched(text: string): string {
  const code = /:\/\/|username/i.test(text) ? scannedCode(text) : undefined
  return code ?? text.trim()
}
