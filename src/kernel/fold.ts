/** Letters that Unicode does not take apart, as their readers would write them without the sign. */
const letters: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ə: 'e',
  ŋ: 'n',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
  ک: 'ك',
  ی: 'ي',
}
const foldable = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/**
 * A text as the search compares it: no case, no accents, no Arabic vowel signs, one form for each Arabic letter,
 * apostrophes gone, every other sign a space. "N’Zérékoré" and "nzerekore" fold to the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(foldable, (letter) => letters[letter] ?? letter)
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
