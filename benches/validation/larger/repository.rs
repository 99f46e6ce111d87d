//! A repository with its owner, and the one that it was made from.

use serde_json::{Map, Value, json};

/// Members that hold addresses.
const ADDRESSES: [&str; 42] = [
    "archive_url",
    "assignees_url",
    "blobs_url",
    "branches_url",
    "clone_url",
    "collaborators_url",
    "comments_url",
    "commits_url",
    "compare_url",
    "contents_url",
    "contributors_url",
    "deployments_url",
    "downloads_url",
    "events_url",
    "forks_url",
    "git_commits_url",
    "git_refs_url",
    "git_tags_url",
    "git_url",
    "hooks_url",
    "html_url",
    "issue_comment_url",
    "issue_events_url",
    "issues_url",
    "keys_url",
    "labels_url",
    "languages_url",
    "merges_url",
    "milestones_url",
    "mirror_url",
    "notifications_url",
    "pulls_url",
    "releases_url",
    "ssh_url",
    "stargazers_url",
    "statuses_url",
    "subscribers_url",
    "subscription_url",
    "svn_url",
    "tags_url",
    "teams_url",
    "trees_url",
];

/// The same of an owner.
const ADDRESSES_OF_OWNER: [&str; 12] = [
    "avatar_url",
    "events_url",
    "followers_url",
    "following_url",
    "gists_url",
    "html_url",
    "organizations_url",
    "received_events_url",
    "repos_url",
    "starred_url",
    "subscriptions_url",
    "url",
];

fn owner() -> Value {
    let mut owner = json!({
        "login": "coast-walks",
        "id": 48_151,
        "node_id": "O_48151",
        "gravatar_id": "",
        "type": "Organization",
        "site_admin": false
    });
    add(
        &mut owner,
        &ADDRESSES_OF_OWNER,
        "https://api.example.org/users/coast-walks",
    );
    owner
}

fn add(value: &mut Value, members: &[&str], base: &str) {
    let members = members
        .iter()
        .map(|name| ((*name).to_owned(), json!(format!("{base}/{name}"))));
    let members: Map<String, Value> = members.collect();
    value.as_object_mut().expect("an object").extend(members);
}

fn repository(name: &str) -> Value {
    let mut repository = json!({
        "id": 1_620_342,
        "node_id": "R_1620342",
        "name": name,
        "full_name": format!("coast-walks/{name}"),
        "url": format!("https://api.example.org/repos/coast-walks/{name}"),
        "owner": owner(),
        "private": false,
        "description": "Tables of tides, and when it is safe to walk.",
        "fork": false,
        "homepage": "https://tides.example.org/",
        "language": "Rust",
        "license": {
            "key": "mit",
            "name": "MIT License",
            "spdx_id": "MIT",
            "node_id": "L_mit",
            "url": "https://api.example.org/licenses/mit"
        },
        "default_branch": "main",
        "is_template": false,
        "topics": ["tides", "walking", "rust"],
        "has_issues": true,
        "has_downloads": true,
        "has_projects": false,
        "has_wiki": false,
        "has_pages": true,
        "has_discussions": true,
        "archived": false,
        "disabled": false,
        "visibility": "public",
        "pushed_at": "2026-02-27T19:05:11Z",
        "created_at": "2021-06-02T08:00:00Z",
        "updated_at": "2026-02-28T07:42:30Z",
        "permissions": {"admin": false, "maintain": false, "push": true, "triage": true, "pull": true},
        "allow_squash_merge": true,
        "allow_merge_commit": false,
        "allow_rebase_merge": true,
        "squash_merge_commit_title": "PR_TITLE",
        "squash_merge_commit_message": "COMMIT_MESSAGES",
        "merge_commit_title": "MERGE_MESSAGE",
        "merge_commit_message": "PR_TITLE",
        "security_and_analysis": {"secret_scanning": {"status": "enabled"}, "secret_scanning_push_protection": {"status": "enabled"}}
    });
    let counts = json!({
        "forks": 12,
        "forks_count": 12,
        "stargazers_count": 803,
        "watchers": 803,
        "watchers_count": 803,
        "subscribers_count": 19,
        "network_count": 12,
        "open_issues": 5,
        "open_issues_count": 5,
        "size": 4_096
    });
    let counts = counts.as_object().cloned().unwrap_or_default();
    repository
        .as_object_mut()
        .expect("an object")
        .extend(counts);
    let base = format!("https://api.example.org/repos/coast-walks/{name}");
    add(&mut repository, &ADDRESSES, &base);
    repository
}

pub fn valid() -> Value {
    let mut whole = repository("tide-tables");
    let mut template = repository("template");
    // What a simple one does not have.
    let members = template.as_object_mut().expect("an object");
    for name in [
        "subscribers_count",
        "network_count",
        "security_and_analysis",
    ] {
        members.remove(name);
    }
    whole["template_repository"] = template;
    whole
}

pub fn mistakes() -> [(&'static str, Value); 3] {
    [
        ("/pushed_at", json!("yesterday")),
        ("/created_at", json!("2021-13-02T08:00:00Z")),
        ("/template_repository/merge_commit_title", json!("SUBJECT")),
    ]
}
