//! What each act is called in somebody's own history, in both voices. A test holds it against
//! everything that is written.

/// The word of an act, its sentence with *tú*, its sentence with *usted*.
pub const ACTS: &[(&str, &str, &str)] = &[
    (
        "account.created",
        "Se creó tu cuenta.",
        "Se creó su cuenta.",
    ),
    (
        "account.disabled",
        "Tu cuenta quedó inhabilitada desde el correo que una empresa tiene de ti.",
        "Su cuenta quedó inhabilitada desde el correo que una empresa tiene de usted.",
    ),
    (
        "account.document_released",
        "Tu cuenta perdió el RUT que no se había demostrado.",
        "Su cuenta perdió el RUT que no se había demostrado.",
    ),
    (
        "challenge.begun",
        "Comenzaron las preguntas de validación.",
        "Comenzaron las preguntas de validación.",
    ),
    (
        "challenge.confirmed",
        "Se confirmó en persona quién eres.",
        "Se confirmó en persona quién es usted.",
    ),
    (
        "challenge.expired",
        "Se acabó el tiempo de las preguntas de validación.",
        "Se acabó el tiempo de las preguntas de validación.",
    ),
    (
        "challenge.expiry_forgiven",
        "Se acabó el tiempo de las preguntas de validación.",
        "Se acabó el tiempo de las preguntas de validación.",
    ),
    (
        "challenge.extended",
        "Se pidió más tiempo para las preguntas de validación.",
        "Se pidió más tiempo para las preguntas de validación.",
    ),
    (
        "challenge.failed",
        "Las preguntas de validación no salieron bien.",
        "Las preguntas de validación no salieron bien.",
    ),
    (
        "challenge.passed",
        "Las preguntas de validación salieron bien.",
        "Las preguntas de validación salieron bien.",
    ),
    (
        "challenge.unlocked",
        "Se levantó el bloqueo por identidad no validada.",
        "Se levantó el bloqueo por identidad no validada.",
    ),
    (
        "claim.completed",
        "Se completó tu registro como trabajador.",
        "Se completó su registro como trabajador.",
    ),
    (
        "claim.joined",
        "Tu cuenta quedó unida a las empresas donde trabajas.",
        "Su cuenta quedó unida a las empresas donde trabaja.",
    ),
    (
        "claim.lifted",
        "Se quitó la pausa del registro con tu RUT.",
        "Se quitó la pausa del registro con su RUT.",
    ),
    (
        "company.first_user_refused",
        "Alguien escribió tus datos como primer usuario de una empresa, en vano.",
        "Alguien escribió sus datos como primer usuario de una empresa, en vano.",
    ),
    (
        "consent.given",
        "Diste una autorización.",
        "Dio una autorización.",
    ),
    (
        "consent.withdrawn",
        "Retiraste una autorización.",
        "Revocó una autorización.",
    ),
    (
        "email.asked",
        "Pediste cambiar tu correo.",
        "Pidió cambiar su correo.",
    ),
    (
        "email.cancelled",
        "Cancelaste el cambio de correo.",
        "Canceló el cambio de correo.",
    ),
    ("email.changed", "Cambió tu correo.", "Cambió su correo."),
    (
        "email.undone",
        "El cambio de correo se deshizo desde el correo de antes.",
        "El cambio de correo se deshizo desde el correo de antes.",
    ),
    (
        "initial_password.reissued",
        "Se envió otra contraseña inicial a tu correo.",
        "Se envió otra contraseña inicial a su correo.",
    ),
    (
        "mailbox.agreed",
        "Un segundo agente estuvo de acuerdo: tu cuenta tendrá otro correo en 72 horas.",
        "Un segundo agente estuvo de acuerdo: su cuenta tendrá otro correo en 72 horas.",
    ),
    (
        "mailbox.declined",
        "Se anuló el cambio de correo que estaba en espera.",
        "Se anuló el cambio de correo que estaba en espera.",
    ),
    (
        "mailbox.moved",
        "Pasaron las 72 horas: tu cuenta usa el correo nuevo.",
        "Pasaron las 72 horas: su cuenta usa el correo nuevo.",
    ),
    (
        "mailbox.objected",
        "El cambio de correo en espera se anuló desde el correo de siempre.",
        "El cambio de correo en espera se anuló desde el correo de siempre.",
    ),
    (
        "mailbox.overtaken",
        "El cambio de correo que estaba en espera no se hizo.",
        "El cambio de correo que estaba en espera no se hizo.",
    ),
    (
        "mailbox.proposed",
        "Se propuso otro correo para tu cuenta, porque el tuyo se perdió.",
        "Se propuso otro correo para su cuenta, porque el suyo se perdió.",
    ),
    (
        "mobile.asked",
        "Se pidió cambiar el celular de tus claves.",
        "Se pidió cambiar el celular de sus claves.",
    ),
    (
        "mobile.cancelled",
        "Se anuló el cambio del celular de tus claves.",
        "Se anuló el cambio del celular de sus claves.",
    ),
    (
        "mobile.changed",
        "Cambió el celular de tus claves.",
        "Cambió el celular de sus claves.",
    ),
    (
        "mobile.invited",
        "Se confirmó otro celular al aceptar una invitación; vale para tus claves después de una espera.",
        "Se confirmó otro celular al aceptar una invitación; vale para sus claves después de una espera.",
    ),
    (
        "mobile.waits",
        "Se avisó que perdiste el celular de tus claves; el nuevo vale después de una espera.",
        "Se avisó que perdió el celular de sus claves; el nuevo vale después de una espera.",
    ),
    (
        "module.granted",
        "Se aprobó tu solicitud de un módulo.",
        "Se aprobó su solicitud de un módulo.",
    ),
    (
        "module.refused",
        "No se aprobó tu solicitud de un módulo.",
        "No se aprobó su solicitud de un módulo.",
    ),
    (
        "module.requested",
        "Pediste el acceso a un módulo.",
        "Pidió el acceso a un módulo.",
    ),
    (
        "password.blocked",
        "Hubo varias contraseñas equivocadas dentro de tu cuenta; no aceptamos más por un rato.",
        "Hubo varias contraseñas equivocadas dentro de su cuenta; no aceptamos más por un rato.",
    ),
    (
        "password.changed",
        "Cambiaste tu contraseña.",
        "Cambió su contraseña.",
    ),
    (
        "password.failed",
        "Se escribió una contraseña equivocada dentro de tu cuenta.",
        "Se escribió una contraseña equivocada dentro de su cuenta.",
    ),
    (
        "perfil.asked",
        "Se pidió a la mesa de ayuda otro perfil para ti.",
        "Se pidió a la mesa de ayuda otro perfil para usted.",
    ),
    (
        "perfil.carried_out",
        "Cambió tu perfil en una empresa.",
        "Cambió su perfil en una empresa.",
    ),
    (
        "perfil.changed",
        "Cambió tu perfil en una empresa.",
        "Cambió su perfil en una empresa.",
    ),
    (
        "perfil.declined",
        "No se hizo un cambio de tu perfil.",
        "No se hizo un cambio de su perfil.",
    ),
    (
        "perfil.proposed",
        "Un cambio de tu perfil espera a un segundo agente.",
        "Un cambio de su perfil espera a un segundo agente.",
    ),
    (
        "person.changed",
        "Se corrigieron tus datos.",
        "Se corrigieron sus datos.",
    ),
    (
        "person.lifted",
        "Se levantó el bloqueo temporal de tu cuenta.",
        "Se levantó el bloqueo temporal de su cuenta.",
    ),
    (
        "person.looked_up",
        "Se buscaron tus datos, cubiertos en parte.",
        "Se buscaron sus datos, cubiertos en parte.",
    ),
    (
        "person.resent",
        "Se te envió un correo para entrar.",
        "Se le envió un correo para entrar.",
    ),
    (
        "proof_code.failed",
        "Un código para validar tu identidad fue equivocado.",
        "Un código para validar su identidad fue equivocado.",
    ),
    (
        "proof_code.passed",
        "Un código para validar tu identidad fue correcto.",
        "Un código para validar su identidad fue correcto.",
    ),
    (
        "proof_code.sent",
        "Se envió un código para validar tu identidad.",
        "Se envió un código para validar su identidad.",
    ),
    (
        "recovery.completed",
        "Se creó una contraseña nueva con un enlace del correo.",
        "Se creó una contraseña nueva con un enlace del correo.",
    ),
    (
        "recovery.requested",
        "Se pidió un enlace para crear una contraseña nueva.",
        "Se pidió un enlace para crear una contraseña nueva.",
    ),
    (
        "review.confirmed",
        "Confirmaste tus datos.",
        "Confirmó sus datos.",
    ),
    (
        "second_factor.codes",
        "Se crearon códigos de recuperación nuevos.",
        "Se crearon códigos de recuperación nuevos.",
    ),
    (
        "second_factor.failed",
        "El código de ingreso fue equivocado.",
        "El código de ingreso fue equivocado.",
    ),
    (
        "second_factor.off",
        "Se desactivaron los códigos de ingreso.",
        "Se desactivaron los códigos de ingreso.",
    ),
    (
        "second_factor.offered",
        "Se comenzó a activar los códigos de ingreso.",
        "Se comenzó a activar los códigos de ingreso.",
    ),
    (
        "second_factor.on",
        "Se activaron los códigos de ingreso.",
        "Se activaron los códigos de ingreso.",
    ),
    (
        "second_factor.passed",
        "El código de ingreso fue correcto.",
        "El código de ingreso fue correcto.",
    ),
    (
        "second_factor.paused",
        "Hubo varios códigos equivocados; no aceptamos más por un rato.",
        "Hubo varios códigos equivocados; no aceptamos más por un rato.",
    ),
    (
        "second_factor.reset",
        "Se quitaron los códigos de ingreso, porque avisaste que los perdiste.",
        "Se quitaron los códigos de ingreso, porque avisó que los perdió.",
    ),
    (
        "second_factor.withdrawn",
        "Se desistió de activar los códigos de ingreso en un teléfono.",
        "Se desistió de activar los códigos de ingreso en un teléfono.",
    ),
    (
        "service.granted",
        "Se aprobó tu solicitud de un servicio.",
        "Se aprobó su solicitud de un servicio.",
    ),
    (
        "service.refused",
        "No se aprobó tu solicitud de un servicio.",
        "No se aprobó su solicitud de un servicio.",
    ),
    (
        "service.requested",
        "Pediste un servicio.",
        "Solicitó un servicio.",
    ),
    (
        "session.closed",
        "Cerraste otra sesión.",
        "Cerró otra sesión.",
    ),
    (
        "session.closed_others",
        "Cerraste todas las demás sesiones.",
        "Cerró todas las demás sesiones.",
    ),
    ("session.ended", "Cerraste tu sesión.", "Cerró su sesión."),
    (
        "sign_in.blocked",
        "El acceso se bloqueó por un rato: hubo varios intentos fallidos.",
        "El acceso se bloqueó por un rato: hubo varios intentos fallidos.",
    ),
    (
        "sign_in.disabled",
        "Alguien intentó entrar con la cuenta inhabilitada.",
        "Alguien intentó entrar con la cuenta inhabilitada.",
    ),
    (
        "sign_in.failed",
        "Alguien escribió una contraseña equivocada.",
        "Alguien escribió una contraseña equivocada.",
    ),
    (
        "sign_in.initial_over",
        "Alguien intentó entrar con la contraseña inicial vencida.",
        "Alguien intentó entrar con la contraseña inicial vencida.",
    ),
    (
        "sign_in.refused",
        "Alguien intentó entrar durante el bloqueo.",
        "Alguien intentó entrar durante el bloqueo.",
    ),
    (
        "sign_in.succeeded",
        "Entraste con tu contraseña.",
        "Entró con su contraseña.",
    ),
    ("staff.appointed", "Te dieron un rol.", "Le dieron un rol."),
    (
        "staff.dismissed",
        "Te quitaron un rol.",
        "Le quitaron un rol.",
    ),
    (
        "stand_in.ended",
        "Terminó tu suplencia en una empresa.",
        "Terminó su suplencia en una empresa.",
    ),
    (
        "stand_in.named",
        "Te nombraron suplente en una empresa.",
        "Le nombraron suplente en una empresa.",
    ),
];
