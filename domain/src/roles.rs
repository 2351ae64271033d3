//! What people may see and do.

use crate::words;

words! {
    /// Role of a person in the whole installation.
    Role {
        /// Own mailboxes, emails, intents, knowledge, campaigns and leads, within quota.
        User = "user",
        /// Also sees all users, system statistics and the job console.
        Admin = "admin",
        /// Also manages users and settings and sees all data.
        SuperAdmin = "super_admin",
    }
}

words! {
    /// Role of a person in one workspace.
    MemberRole {
        /// May invite, rename and delete.
        Owner = "owner",
        /// Works in it.
        Member = "member",
    }
}

impl Role {
    /// Whether the person sees all users, statistics and the job console.
    #[must_use]
    pub fn is_admin(self) -> bool {
        matches!(self, Self::Admin | Self::SuperAdmin)
    }

    /// Whether the person manages users and settings and sees all data.
    #[must_use]
    pub fn is_super_admin(self) -> bool {
        self == Self::SuperAdmin
    }

    /// Whether the quota never blocks the person.
    #[must_use]
    pub fn is_unlimited(self) -> bool {
        self == Self::SuperAdmin
    }
}
