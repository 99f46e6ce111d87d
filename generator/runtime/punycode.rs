//! Punycode: characters of all scripts in letters and digits (RFC 3492).

/// Digits of the code: letters first, then `0` to `9`.
const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const FIRST: u32 = 128;

/// The text that is encoded, without the prefix `xn--`; none where it is no code.
pub(super) fn decode(code: &str) -> Option<String> {
    let (plain, digits) = code.rsplit_once('-').unwrap_or(("", code));
    let mut found: Vec<char> = plain.chars().collect();
    let (mut character, mut position, mut bias) = (FIRST, 0_u32, 72);
    let mut digits = digits.bytes().peekable();
    while digits.peek().is_some() {
        let (before, mut weight) = (position, 1_u32);
        for threshold in thresholds(bias) {
            let digit = match digits.next()? {
                digit @ b'0'..=b'9' => u32::from(digit - b'0') + 26,
                letter if letter.is_ascii_alphabetic() => {
                    u32::from(letter.to_ascii_lowercase() - b'a')
                }
                _ => return None,
            };
            position = position.checked_add(digit.checked_mul(weight)?)?;
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
        }
        let count = u32::try_from(found.len()).ok()?.checked_add(1)?;
        bias = adapt(position - before, count, before == 0);
        character = character.checked_add(position / count)?;
        position %= count;
        found.insert(usize::try_from(position).ok()?, char::from_u32(character)?);
        position += 1;
    }
    Some(found.into_iter().collect())
}

/// The code of a text, without the prefix `xn--`; none where it is too long.
pub(super) fn encode(text: &str) -> Option<String> {
    let mut code: String = text.chars().filter(char::is_ascii).collect();
    let plain = u32::try_from(code.len()).ok()?;
    if plain > 0 {
        code.push('-');
    }
    let (mut least, mut delta, mut bias, mut done) = (FIRST, 0_u32, 72, plain);
    let all = u32::try_from(text.chars().count()).ok()?;
    while done < all {
        let next = text
            .chars()
            .map(u32::from)
            .filter(|own| *own >= least)
            .min()?;
        delta = delta.checked_add((next - least).checked_mul(done + 1)?)?;
        least = next;
        for own in text.chars().map(u32::from) {
            if own < least {
                delta = delta.checked_add(1)?;
            } else if own == least {
                push(&mut code, delta, bias);
                bias = adapt(delta, done + 1, done == plain);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        least += 1;
    }
    Some(code)
}

fn push(code: &mut String, mut number: u32, bias: u32) {
    for threshold in thresholds(bias) {
        if number < threshold {
            break;
        }
        let span = BASE - threshold;
        code.push(digit(threshold + (number - threshold) % span));
        number = (number - threshold) / span;
    }
    code.push(digit(number));
}

fn digit(number: u32) -> char {
    char::from_digit((number + 10) % BASE, BASE).unwrap_or('0')
}

fn thresholds(bias: u32) -> impl Iterator<Item = u32> {
    (1..).map(move |place: u32| (BASE * place).saturating_sub(bias).clamp(LEAST, MOST))
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        steps += BASE;
    }
    steps + (BASE - LEAST + 1) * delta / (delta + 38)
}
