package mailregex;

final class MailFilter { /* trap */ }
