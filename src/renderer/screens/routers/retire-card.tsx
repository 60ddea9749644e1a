/** Puts a router out of use, once it was said what that leaves behind; and into use again. */

import type { TFunction } from 'i18next'
import { Archive, ArchiveRestore } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Retirement, RouterEntry } from '../../../contract/router.ts'
import { useRetirement } from '../../bridge/router-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useRouterCommand } from './use-router-command.ts'

export function RetireCard({ router }: { router: RouterEntry }) {
  const { t } = useTranslation()
  const isRetired = router.retiredAt !== null
  const title = t(isRetired ? 'retiring.restoreTitle' : 'retiring.title')
  return (
    <section aria-label={title} className="flex flex-col items-start gap-2 border-t border-line pt-4">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-muted">{t(isRetired ? 'retiring.restoreText' : 'retiring.text')}</p>
      {isRetired ? <Restore router={router} /> : <Retire router={router} />}
    </section>
  )
}

function Restore({ router: { id: routerId, name } }: { router: RouterEntry }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { run, isBusy, error } = useRouterCommand({
    send: () => teller.router.restore({ routerId }),
    told: () => t('retiring.restored', { name }),
  })
  return (
    <>
      <Button icon={<ArchiveRestore size={18} aria-hidden="true" />} aria-busy={isBusy} onClick={() => run(undefined)}>
        {t(isBusy ? 'app.working' : 'retiring.restore')}
      </Button>
      <CallProblem error={error} />
    </>
  )
}

function Retire({ router }: { router: RouterEntry }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={button}
        icon={<Archive size={18} aria-hidden="true" />}
        aria-expanded={isAsked}
        onClick={() => setAsked(true)}
      >
        {t('retiring.retire')}
      </Button>
      {isAsked && (
        <AskRetire
          router={router}
          onLeave={() => {
            button.current?.focus()
            setAsked(false)
          }}
        />
      )}
    </>
  )
}

function AskRetire({ router, onLeave }: { router: RouterEntry; onLeave: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { data, error } = useRetirement(router.id)
  const { id: routerId, name } = router
  const command = useRouterCommand({
    send: () => teller.router.retire({ routerId, confirmed: true }),
    told: () => t('retiring.retired', { name }),
  })
  if (error) return <CallProblem error={error} />
  if (!data) return <p className="text-muted">{t('retiring.looking')}</p>
  const question = [t('retiring.ask', { name }), ...leftBehind(data, router.users, t)].join(' ')
  return (
    <div className="self-stretch">
      <Confirm question={question} label={t('retiring.confirm')} command={command} onLeave={onLeave} />
    </div>
  )
}

function leftBehind({ plans, isLast, toAdd, toRemove }: Retirement, users: number, t: TFunction): string[] {
  const many = (count: number) => ({ count, number: count.toLocaleString('en') })
  return [
    ...(isLast ? [t('retiring.isLast')] : []),
    ...(plans.length > 0 ? [t('retiring.plans', { names: plans.join(', ') })] : []),
    ...(toAdd > 0 ? [t('retiring.toAdd', many(toAdd))] : []),
    ...(toRemove > 0 ? [t('retiring.toRemove', many(toRemove))] : []),
    ...(users > 0 ? [t('retiring.codes', many(users))] : []),
  ]
}
