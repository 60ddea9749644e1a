/** The facts of one entry: before and after where something was changed, and where exactly it stands in the journal. */
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '../../../contract/audit.ts'
import { type Change, changesIn, type FactWords, factsIn } from './entry-facts.ts'

interface EntryDetailsProps {
  readonly id: string
  readonly entry: AuditEntry
  readonly words: FactWords
}

export function EntryDetails({ id, entry, words }: EntryDetailsProps) {
  const { t } = useTranslation()
  const changes = changesIn(entry, words)
  const facts = factsIn(entry, words)
  return (
    <div id={id} className="flex flex-col gap-3 border-t border-line bg-canvas px-4 py-3">
      {changes.length > 0 && <Changes changes={changes} />}
      {facts.length > 0 && <Facts facts={facts} />}
      {changes.length + facts.length === 0 && <p className="text-muted">{t('audit.noFacts')}</p>}
      <Position entry={entry} />
    </div>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation()
  return (
    <table className="w-full max-w-3xl table-fixed text-start">
      <thead className="text-sm text-muted">
        <tr>
          {(['field', 'before', 'after'] as const).map((column) => (
            <th key={column} scope="col" className="pb-1 text-start font-medium">
              {t(`audit.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="align-top">
        {changes.map(({ key, name, before, after }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="py-1 pe-3 text-start font-normal text-muted">
              {name}
            </th>
            <td className="py-1 pe-3 break-words">{before}</td>
            <td className="py-1 font-medium break-words">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface Shown {
  readonly key: string
  readonly name: string
  readonly value: string
}

function Facts({ facts }: { facts: readonly Shown[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-2">
      {facts.map(({ key, name, value }) => (
        <div key={key} className="min-w-0">
          <dt className="text-sm text-muted">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What head office, or somebody with the file, would look the entry up by. */
function Position({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const isDated = entry.kind !== 'journal.unreadable'
  const parts = [
    { key: 'number', value: String(entry.seq) },
    { key: 'utc', value: isDated ? new Date(entry.at).toISOString() : '' },
    { key: 'local', value: entry.local ?? '' },
    { key: 'counter', value: entry.counterId },
    { key: 'hash', value: entry.hash },
  ] as const
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line pt-2 text-sm text-muted">
      {parts
        .filter(({ value }) => value !== '')
        .map(({ key, value }) => (
          <div key={key} className="flex gap-1">
            <dt>{t(`audit.${key}`)}</dt>
            <dd className="code text-ink">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
