/** Why a password is refused, for the person who chose it; undefined when it will do. */
export function passwordWeakness(password: string, username: string): string | undefined {
  if ([...password].length < lengthMin) return `It needs at least ${lengthMin} characters`
  const plain = simplify(password)
  if (plain.includes(simplify(username)) && password.length < username.length + lengthMin)
    return 'It is made from the username'
  if (new Set(password).size < 5) return 'It repeats the same few characters'
  if (isRun(plain)) return 'It is a run of neighbouring characters'
  if (isCommon(plain)) return 'It is one of the commonly used passwords'
  return undefined
}

const lengthMin = 12

/** Letters that are commonly written as digits or signs. */
const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const simplify = (text: string): string =>
  [...text.toLowerCase()].map((character) => lookalikes[character] ?? character).join('')

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'oize',
  '1234567890',
].map(simplify)

/** Whether the whole text walks along one row of the keyboard, the alphabet or the digits. */
function isRun(plain: string): boolean {
  const pairs = [...plain].slice(1).map((character, at) => `${plain[at]}${character}`)
  const walks = (pair: string) =>
    rows.some((row) => row.includes(pair) || [...row].reverse().join('').includes(pair))
  return pairs.filter(walks).length >= pairs.length - 1
}

/** Words that lists of leaked passwords begin with; as they read after `simplify`. */
const common = [
  'password',
  'passwort',
  'motdepasse',
  'contrasena',
  'senha',
  'welcome',
  'letmein',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'default',
  'secret',
  'qwerty',
  'azerty',
  'dragon',
  'monkey',
  'football',
  'baseball',
  'superman',
  'batman',
  'sunshine',
  'princess',
  'trustno',
  'master',
  'shadow',
  'michael',
  'jennifer',
  'charlie',
  'summer',
  'winter',
  'spring',
  'autumn',
  'january',
  'february',
  'monday',
  'friday',
  'company',
  'login',
  'access',
  'computer',
  'internet',
  'starwars',
  'whatever',
  'freedom',
  'hello',
  'test',
  'guest',
  'root',
  'castellan',
  'lerian',
].map(simplify)

/** Whether hardly more than one common word is left once digits and signs around it are dropped. */
function isCommon(plain: string): boolean {
  const letters = plain.replace(/[^a-z]/g, '')
  return common.some(
    (word) =>
      plain.includes(word) && letters.replaceAll(word, '').replaceAll(/[oiz]/g, '').length < 4,
  )
}
