/** Another device answers at a router's address: it takes the old one's place, or it is there by mistake. */
import { ArrowRightLeft, Unplug } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouterEntry } from '../../../contract/router.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { Notice } from '../../components/problem.tsx'
import { useRouterCommand } from './use-router-command.ts'

interface OtherDeviceProps {
  readonly router: RouterEntry
  /** Absent for those who may not change the address. */
  readonly onCheckAddress: (() => void) | undefined
}

export function OtherDevice({ router, onCheckAddress }: OtherDeviceProps) {
  const { t } = useTranslation()
  const [now, before] = [router.facts?.serial, router.serial]
  return (
    <div className="px-6 py-3">
      <Notice title={t('otherDevice.title')}>
        <p>{t('otherDevice.text')}</p>
        {now && before && <p className="code">{t('otherDevice.serials', { now, before })}</p>}
        <div className="mt-3 grid grid-cols-2 gap-3">
          <Way icon={<ArrowRightLeft size={20} aria-hidden="true" />} title={t('otherDevice.replacesTitle')}>
            <Replaces router={router} />
          </Way>
          <Way icon={<Unplug size={20} aria-hidden="true" />} title={t('otherDevice.wrongTitle')}>
            <p className="text-sm">{t(onCheckAddress ? 'otherDevice.wrongText' : 'otherDevice.wrongAsk')}</p>
            {onCheckAddress && <Button onClick={onCheckAddress}>{t('otherDevice.wrong')}</Button>}
          </Way>
        </div>
      </Notice>
    </div>
  )
}

function Replaces({ router }: { router: RouterEntry }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [isAsked, setAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const many = (count: number) => ({ count, number: count.toLocaleString('en') })
  const command = useRouterCommand({
    send: () => teller.router.replaced({ routerId: router.id }),
    told: ({ count }) => t('otherDevice.done', { ...many(count), name: router.name }),
  })
  const leave = () => {
    button.current?.focus()
    setAsked(false)
  }
  return (
    <>
      <p className="text-sm">{t('otherDevice.replacesText')}</p>
      <Button ref={button} aria-expanded={isAsked} onClick={() => setAsked(true)}>
        {t('otherDevice.replaces')}
      </Button>
      {isAsked && (
        <Confirm
          question={t('otherDevice.ask', many(router.users))}
          label={t('otherDevice.confirm')}
          command={command}
          onLeave={leave}
        />
      )}
    </>
  )
}

function Way({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-2 rounded-control bg-surface p-3">
      <h3 className="flex items-center gap-2 font-semibold">
        {icon}
        {title}
      </h3>
      {children}
    </section>
  )
}
