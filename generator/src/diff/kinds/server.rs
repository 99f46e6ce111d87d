//! `D921`: changes of servers.

use super::prelude::*;

/// The servers of the API are others.
pub static SERVERS_CHANGED: Kind = Kind {
    request: Wire::None,
    response: Wire::None,
    neither: Wire::Info,
    rust: Bump::Patch,
    code: &Code {
        id: "D921",
        name: "servers-changed",
        severity: Severity::Note,
        summary: "the servers of the API are others",
        explanation: "\
Clients that were generated before go on calling the old ones.

Before:
```yaml
servers:
  - {url: 'https://one.example.com'}
```
After:
```yaml
servers:
  - {url: 'https://two.example.com'}
```
Keep the old servers until nobody calls them.",
    },
};
