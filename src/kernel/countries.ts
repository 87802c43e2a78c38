import { formatTags, locales, type Locale } from './locales.ts'

/**
 * Names in which the network's own data and the United Nations differ from the usage that Intl knows.
 * Source: the members' data of the network (seed/countries.jsonl) and UNTERM, the terminology of the United Nations.
 */
const unitedNationsUsage: Record<string, Record<Locale, string>> = {
  CV: { en: 'Cabo Verde', fr: 'Cabo Verde', es: 'Cabo Verde', ar: 'كابو فيردي', ru: 'Кабо-Верде', zh: '佛得角' },
  IR: {
    en: 'Iran (Islamic Republic of)',
    fr: 'Iran (République islamique d’)',
    es: 'Irán (República Islámica del)',
    ar: 'إيران (جمهورية - الإسلامية)',
    ru: 'Иран (Исламская Республика)',
    zh: '伊朗伊斯兰共和国',
  },
  KR: {
    en: 'Republic of Korea',
    fr: 'République de Corée',
    es: 'República de Corea',
    ar: 'جمهورية كوريا',
    ru: 'Республика Корея',
    zh: '大韩民国',
  },
  PS: { en: 'Palestine', fr: 'Palestine', es: 'Palestina', ar: 'فلسطين', ru: 'Палестина', zh: '巴勒斯坦' },
  TR: { en: 'Türkiye', fr: 'Türkiye', es: 'Türkiye', ar: 'تركيا', ru: 'Турция', zh: '土耳其' },
  VE: {
    en: 'Venezuela (Bolivarian Republic of)',
    fr: 'Venezuela (République bolivarienne du)',
    es: 'Venezuela (República Bolivariana de)',
    ar: 'فنزويلا (جمهورية - البوليفارية)',
    ru: 'Венесуэла (Боливарианская Республика)',
    zh: '委内瑞拉玻利瓦尔共和国',
  },
  VN: { en: 'Viet Nam', fr: 'Viet Nam', es: 'Viet Nam', ar: 'فييت نام', ru: 'Вьетнам', zh: '越南' },
  BA: {
    en: 'Bosnia and Herzegovina',
    fr: 'Bosnie-Herzégovine',
    es: 'Bosnia y Herzegovina',
    ar: 'البوسنة والهرسك',
    ru: 'Босния и Герцеговина',
    zh: '波斯尼亚和黑塞哥维那',
  },
  // Codes that ISO 3166 leaves to users: the two countries of the demonstration data.
  XA: {
    en: 'Demonstration country A',
    fr: 'Pays de démonstration A',
    es: 'País de demostración A',
    ar: 'بلد تجريبي أ',
    ru: 'Демонстрационная страна А',
    zh: '示例国家甲',
  },
  XB: {
    en: 'Demonstration country B',
    fr: 'Pays de démonstration B',
    es: 'País de demostración B',
    ar: 'بلد تجريبي ب',
    ru: 'Демонстрационная страна Б',
    zh: '示例国家乙',
  },
}

const displayNames = new Map(
  locales.map((locale) => [locale, new Intl.DisplayNames(formatTags[locale], { type: 'region', fallback: 'code' })] as const),
)

const known = new Map<string, string>()

/** What the network calls a country, by its ISO 3166-1 alpha-2 code, in a language of the interface. */
export function countryName(iso2: string, locale: Locale): string {
  const key = locale + iso2
  const name = known.get(key) ?? unitedNationsUsage[iso2]?.[locale] ?? displayNames.get(locale)?.of(iso2) ?? iso2
  if (known.size < 2_000) known.set(key, name)
  return name
}
