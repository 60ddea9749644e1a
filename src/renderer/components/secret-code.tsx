/** A code that is shown once, large and in groups for copying by hand, with a button that copies it. */
import { Copy } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { useToast } from './toast.tsx'

export function SecretCode({ code, label }: { code: string; label: string }) {
  const { t } = useTranslation()
  const text = useRef<HTMLElement>(null)
  const copy = useCopy(code, text)
  return (
    <div className="flex flex-wrap items-center gap-4">
      <code
        ref={text}
        // The groups are apart for the eye; one who listens hears each letter.
        aria-label={`${label}: ${[...code].join(' ')}`}
        role="img"
        className="code rounded-control border border-edge bg-paper px-5 py-3 text-3xl font-semibold text-print select-all"
      >
        {code}
      </code>
      <Button icon={<Copy size={18} aria-hidden="true" />} onClick={copy}>
        {t('recovery.copy')}
      </Button>
    </div>
  )
}

/** Where the page may not write to the clipboard, the code is marked, and a person copies it. */
function useCopy(code: string, text: { readonly current: HTMLElement | null }): () => void {
  const { t } = useTranslation()
  const toast = useToast()
  const mark = () => {
    if (text.current) getSelection()?.selectAllChildren(text.current)
    toast(t('recovery.marked'))
  }
  return () => void navigator.clipboard.writeText(code).then(() => toast(t('recovery.copied')), mark)
}
