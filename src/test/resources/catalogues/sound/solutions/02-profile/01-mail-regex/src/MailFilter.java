package mailregex;

final class MailFilter { /* solved */ }
