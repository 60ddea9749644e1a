/** What a report consists of wherever it is read: sections of lines, each a label and a value. */

export interface SheetLine {
  readonly label: string
  readonly value: string
  /** `total` is a sum of lines above; `part` belongs to the line above. */
  readonly weight?: 'total' | 'part'
  /** More about it, below it. */
  readonly note?: string
}

export interface SheetSection {
  readonly title: string
  readonly lines: readonly SheetLine[]
}

export interface ReportSheet {
  readonly title: string
  readonly cafeName: string
  /** Whose, where and when. */
  readonly head: readonly SheetLine[]
  readonly sections: readonly SheetSection[]
}

/** A report on A4 paper. */
export interface PagedReport {
  readonly sheet: ReportSheet
  /** On top: that it was changed, that it is for practice. */
  readonly marks: readonly string[]
  /** Small below each page. */
  readonly foot: string
  /** Who signs it. */
  readonly signatures: readonly string[]
}
