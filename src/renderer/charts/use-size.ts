/** How wide an element is on the screen, so that a drawing in it is made to fit instead of being stretched. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

interface Sized<E extends Element> {
  readonly ref: RefObject<E | null>
  /** CSS pixels; 0 until it is known. */
  readonly width: number
  readonly height: number
}

export function useSize<E extends Element>(): Sized<E> {
  const ref = useRef<E>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const { width, height } = element.getBoundingClientRect()
      setSize((known) => (known.width === width && known.height === height ? known : { width, height }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return { ref, ...size }
}
