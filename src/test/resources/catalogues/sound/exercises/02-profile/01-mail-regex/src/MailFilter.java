package mailregex;

final class MailFilter {}
