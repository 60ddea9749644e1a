/** Keeps each job of the practice printer as two numbered files: its bytes and its picture. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A folder of `0001.bin`, `0001.png`, `0002.bin` …; it goes on after the highest number that is there. */
export class JobFolder {
  readonly #folder: string
  #lastNumber: number | undefined

  constructor(folder: string) {
    this.#folder = path.resolve(folder)
  }

  /** Writes both files and returns the picture's path. */
  async store(bytes: Uint8Array, png: Uint8Array): Promise<string> {
    this.#lastNumber = (this.#lastNumber ?? (await this.#highestNumber())) + 1
    const name = path.join(this.#folder, String(this.#lastNumber).padStart(4, '0'))
    await writeFile(`${name}.bin`, bytes)
    await writeFile(`${name}.png`, png)
    return `${name}.png`
  }

  async #highestNumber(): Promise<number> {
    await mkdir(this.#folder, { recursive: true })
    const numbers = (await readdir(this.#folder)).map((file) => Number(/^(\d{4,})\.bin$/.exec(file)?.[1] ?? 0))
    return Math.max(0, ...numbers)
  }
}
