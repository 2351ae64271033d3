//! People made from the command line.

mod support;

use support::{data_folder, mailroom, output, stderr, stdout};

#[test]
fn the_first_super_admin_is_made_once() {
    let folder = data_folder();
    let path = folder.path().to_str().expect("a path");
    let create = [
        "admin",
        "create-super-admin",
        "--email",
        "Ann@Looms.example",
        "--password-stdin",
        "--data-dir",
        path,
    ];

    let created = output(&mut mailroom(&create), "correct horse battery\n");
    let again = output(&mut mailroom(&create), "correct horse battery\n");

    assert!(created.status.success(), "{}", stderr(&created));
    assert_eq!(stdout(&created), "Created ann@looms.example as super admin.\n");
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("ann@looms.example exists already"));
}

#[test]
fn a_short_password_is_refused_before_anything_is_started() {
    let create = [
        "admin",
        "create-super-admin",
        "--email",
        "ann@looms.example",
        "--password-stdin",
    ];

    let refused = output(&mut mailroom(&create), "Admin@123\n");

    assert!(stderr(&refused).starts_with("mailroom: the password is 9 characters, needs at least 10"));
}
