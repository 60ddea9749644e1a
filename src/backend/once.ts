/** A question that is asked only until its answer is yes. */

/** A question whose answer, once it is yes, stays yes. */
export function once(ask: () => boolean): () => boolean {
  let isTrue = false
  return () => {
    isTrue ||= ask()
    return isTrue
  }
}
