/** How far something is, to look at; the words beside it say the same. */
export function ProgressBar({ label, done, all }: { label: string; done: number; all: number }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={all}
      className="h-2 overflow-hidden rounded-full bg-sunken"
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
    </div>
  )
}
