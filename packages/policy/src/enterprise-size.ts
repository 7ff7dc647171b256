/** 大型, 中型, 小型, 微型; the size comes with the assessed list and is never computed here. */
export type EnterpriseSize = 'large' | 'medium' | 'small' | 'micro'

export const enterpriseSizeWords: Readonly<Record<EnterpriseSize, string>> = {
  large: '大型',
  medium: '中型',
  small: '小型',
  micro: '微型',
}

/** The size that a list names as 大型 or 大型企业; null for anything else. */
export function parseEnterpriseSize(text: string): EnterpriseSize | null {
  switch (text.trim().replace(/企业$/, '')) {
    case '大型':
      return 'large'
    case '中型':
      return 'medium'
    case '小型':
      return 'small'
    case '微型':
      return 'micro'
    default:
      return null
  }
}
