/** Who is at the counter: people as tiles, then their PIN on a pad, touched or typed. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonTile as Person } from '../../../contract/session.ts'
import { usePeople } from '../../bridge/queries.ts'
import { Brand } from '../../components/brand.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useCafeName } from '../../frame/counter-context.ts'
import { PersonTile } from './person-tile.tsx'
import { PinEntry } from './pin-entry.tsx'

export function SignIn() {
  const { t } = useTranslation()
  const people = usePeople()
  const [chosen, setChosen] = useState<Person | null>(null)
  // Where only one person works there is nobody to choose.
  const person = chosen ?? (people.data?.length === 1 ? (people.data[0] ?? null) : null)
  return (
    <main className="grid h-full min-h-0 grid-cols-[1fr_440px]">
      <section aria-labelledby="who" className="flex min-h-0 flex-col gap-8 overflow-y-auto p-12 2xl:p-20">
        <p className="flex items-center gap-3 text-lg font-semibold">
          <Brand size={40} />
          {useCafeName()}
        </p>
        <h1 id="who" className="text-3xl font-semibold">
          {t('signIn.title')}
        </h1>
        <CallProblem error={people.error} retry={{ label: t('app.tryAgain'), run: () => void people.refetch() }} />
        {people.data?.length === 0 && <p className="text-muted">{t('signIn.nobody')}</p>}
        <div className="grid grid-cols-[repeat(auto-fill,minmax(224px,1fr))] gap-3">
          {people.data?.map((each) => (
            <PersonTile
              key={each.id}
              person={each}
              isChosen={each.id === person?.id}
              onChoose={() => setChosen({ ...each })}
            />
          ))}
        </div>
      </section>
      <aside className="flex flex-col justify-center border-s border-line bg-surface p-10">
        {person ? (
          <PinEntry key={person.id} person={person} chosenAt={chosen} />
        ) : (
          <p className="text-center text-muted">{t('signIn.choose')}</p>
        )}
      </aside>
    </main>
  )
}
