import { routeUrl } from '@wengang/contracts/client'
import { routes } from '@wengang/contracts/routes'

/** Where the printed form of a sheet is fetched. */
export function sheetPdfPath(sheetId: string): string {
  return routeUrl(routes.getSheetPdf, { sheetId })
}
