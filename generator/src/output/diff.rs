//! The difference of one file, as `diff -u` shows it.

use similar::TextDiff;

/// Lines shown around a difference.
const CONTEXT: usize = 3;

/// `old` or `new` is missing where the file does not exist on that side.
pub fn unified(path: &str, old: Option<&[u8]>, new: Option<&str>) -> String {
    let before = old.map(String::from_utf8_lossy).unwrap_or_default();
    let after = new.unwrap_or_default();
    let from = if old.is_some() {
        format!("a/{path}")
    } else {
        "/dev/null".to_owned()
    };
    let to = if new.is_some() {
        format!("b/{path}")
    } else {
        "/dev/null".to_owned()
    };
    TextDiff::from_lines(before.as_ref(), after)
        .unified_diff()
        .context_radius(CONTEXT)
        .header(&from, &to)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_file_on_one_side_or_both() {
        #[track_caller]
        fn check(old: Option<&[u8]>, new: Option<&str>, expected: &str) {
            assert_eq!(unified("a.rs", old, new), expected);
        }
        check(
            None,
            Some("x\n"),
            "--- /dev/null\n+++ b/a.rs\n@@ -0,0 +1 @@\n+x\n",
        );
        check(
            Some(b"x\n"),
            None,
            "--- a/a.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n",
        );
        check(
            Some(b"x\ny\n"),
            Some("x\nz\n"),
            "--- a/a.rs\n+++ b/a.rs\n@@ -1,2 +1,2 @@\n x\n-y\n+z\n",
        );
    }
}
