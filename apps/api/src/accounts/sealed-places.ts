/**
 * Where the personal values of accounts are sealed: a column and a row. Those of a person are sealed with
 * the master key, those that belong to a unit with the unit's own.
 */
export const sealedPlace = {
  personIdNumber: (personId: string) => `person.idNumber:${personId}`,
  personName: (personId: string) => `person.name:${personId}`,
  personMobile: (personId: string) => `person.mobile:${personId}`,
  maintenanceAgent: (maintenanceId: string) => `maintenance.agent:${maintenanceId}`,
  maintenanceMobile: (maintenanceId: string) => `maintenance.mobile:${maintenanceId}`,
  accountAgent: (unitId: string) => `unitAccount.agent:${unitId}`,
  accountMobile: (unitId: string) => `unitAccount.mobile:${unitId}`,
  memberName: (memberId: string) => `unitMember.name:${memberId}`,
  memberMobile: (memberId: string) => `unitMember.mobile:${memberId}`,
} as const
