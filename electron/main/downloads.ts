/** Saving what the screens made, such as a journal or a sheet: when the disk says no, the person hears it. */
import { type DownloadItem, dialog } from 'electron'

/**
 * `interrupted` is a disk that is full or gone, a folder without permission; the person ending it is `cancelled`. What
 * stood at that place before is still there, as Chromium puts a file in its place only when it is whole.
 */
export function watchSaving(item: DownloadItem): void {
  item.once('done', (_event, state) => {
    if (state !== 'interrupted') return
    dialog.showErrorBox(
      `${item.getFilename()} was not saved`,
      'The disk may be full, or the folder is gone or closed to you. Nothing is lost: save it again in another place, or make room first.',
    )
  })
}
