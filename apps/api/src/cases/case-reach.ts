/** Whose cases a firm may open: those sent to a phone, or those of its unit. */
export type OwnReach = { by: 'contact'; mobileIndex: string } | { by: 'unit'; unitId: string }

/** The same, and at the window every case of a region. */
export type CaseReach = OwnReach | { by: 'region'; prefix: string }

/** Whether a case lies within reach; looked at again when an act is written. */
export function reaches(
  reach: CaseReach,
  row: { contact_index: string | null; unit_id: string; region_code: string },
): boolean {
  switch (reach.by) {
    case 'contact':
      return row.contact_index === reach.mobileIndex
    case 'unit':
      return row.unit_id === reach.unitId
    case 'region':
      return row.region_code.startsWith(reach.prefix)
  }
}
