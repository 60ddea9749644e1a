/** Short good news that goes away by itself; anything a person must act on is shown in its place instead. */
import { CircleCheck, X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

const SHOWN_MS = 5_000

interface Toast {
  readonly id: number
  readonly text: string
}

const ToastContext = createContext({ show: (_text: string): void => {}, hide: (): void => {} })

/** Shows one sentence for a few seconds. */
export const useToast = () => useContext(ToastContext).show

/** Takes away what was meant for somebody who has left. */
export const useHideToast = () => useContext(ToastContext).hide

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null)
  const show = useCallback((text: string) => setToast((last) => ({ id: (last?.id ?? 0) + 1, text })), [])
  const hide = useCallback(() => setToast(null), [])
  const toasts = useMemo(() => ({ show, hide }), [show, hide])
  return (
    <ToastContext value={toasts}>
      {children}
      <div aria-live="polite" className="pointer-events-none fixed inset-x-0 bottom-0.5 z-20 flex justify-center">
        {toast && <ToastCard key={toast.id} text={toast.text} hide={hide} />}
      </div>
    </ToastContext>
  )
}

function ToastCard({ text, hide }: { text: string; hide: () => void }) {
  const { t } = useTranslation()
  useEffect(() => {
    const timer = setTimeout(hide, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [hide])
  return (
    <div className="pointer-events-auto flex items-center gap-2 rounded-control bg-ink ps-4 text-canvas shadow-card">
      <CircleCheck size={18} aria-hidden="true" />
      <p>{text}</p>
      <button type="button" aria-label={t('app.close')} onClick={hide} className="grid size-11 place-items-center">
        <X size={18} aria-hidden="true" />
      </button>
    </div>
  )
}
